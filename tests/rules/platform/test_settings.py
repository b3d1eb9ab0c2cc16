"""Settings come from the environment and name every fault at once."""

import pytest

from lms.platform.settings import SettingsError, read_settings

GOOD = {
    "BASE_URL": "https://masar.example.org",
    "SECRET_KEY": "s" * 32,
    "IDENTITY_KEY": "i" * 32,
}


def test_every_missing_and_wrong_variable_is_named_at_once():
    with pytest.raises(SettingsError) as fault:
        read_settings({"BASE_URL": "masar", "SECRET_KEY": "short", "TRUSTED_PROXIES": "two"})

    assert [line.split()[0] for line in str(fault.value).splitlines()[1:]] == [
        "BASE_URL",
        "SECRET_KEY",
        "IDENTITY_KEY",
        "TRUSTED_PROXIES",
    ]


def test_good_settings_say_whether_cookies_need_encryption():
    settings = read_settings(GOOD)

    assert (settings.secure, settings.host) == (True, "masar.example.org")


def test_the_name_and_the_issuer_can_be_changed():
    settings = read_settings(GOOD | {"SITE_NAME_AR": "دليل", "SITE_NAME_EN": "Guide"})

    assert (settings.site.name.ar, settings.site.name.en) == ("دليل", "Guide")


def test_a_logo_that_is_not_there_is_a_fault():
    with pytest.raises(SettingsError, match="LOGO"):
        read_settings(GOOD | {"LOGO": "/nowhere/logo.png"})


def test_secrets_do_not_show_when_settings_are_printed():
    assert "s" * 32 not in repr(read_settings(GOOD))
