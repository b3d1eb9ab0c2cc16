"""What a device is called in the list of one's sign-ins."""

import pytest

from lms.people.accounts import devices

KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (
            f"Mozilla/5.0 (Linux; Android 14; SM-A155F) {KIT} Chrome/130.0 Mobile Safari/537.36",
            "Android · Chrome",
        ),
        (
            f"Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) {KIT} Version/17.0 Safari/604",
            "iPhone · Safari",
        ),
        (
            f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KIT} Chrome/130.0 Safari/537.36 Edg/130.0",
            "Windows · Edge",
        ),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Linux · Firefox",
        ),
    ],
)
def test_a_device_is_called_by_its_system_and_browser(agent: str, name: str):
    assert devices.named(agent) == name


def test_a_device_that_does_not_say_what_it_is_has_no_name():
    assert devices.named("curl/8.5.0") == ""
