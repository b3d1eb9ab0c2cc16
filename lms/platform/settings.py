"""Typed settings, read once from the environment; every fault is named at once."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from courses.text import Text

ROOT = Path(__file__).resolve().parents[2]
MINIMUM_KEY = 32


class SettingsError(Exception):
    """The environment lacks or misstates something; the message lists all of it."""


class SecondStep(StrEnum):
    """Whether everyone above trainee must prove themselves twice, or may."""

    REQUIRED = "required"
    OFFERED = "offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """How this installation calls itself and who signs its certificates."""

    name: Text
    tagline: Text
    helpline: str
    issuer: Text
    header: Text
    signatories: tuple[Text, Text]
    serial_prefix: str
    logo: Path | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything the environment decides."""

    base_url: str
    secret_key: str = field(repr=False)
    identity_key: str = field(repr=False)
    database_url: str = field(repr=False)
    instance: Path
    built: Path
    mail_url: str = field(repr=False)
    mail_from: str
    redis_url: str = field(repr=False)
    trusted_proxies: int
    log_level: str
    demo_password: str = field(repr=False)
    second_step: SecondStep
    site: Site

    @property
    def secure(self) -> bool:
        """Cookies travel only encrypted when the public address does."""
        return self.base_url.startswith("https://")

    @property
    def host(self) -> str:
        """The one host name this installation answers to."""
        return urlsplit(self.base_url).netloc


class _Reader:
    """Takes values one by one and remembers what was wrong with each."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self.faults: list[str] = []

    def required(self, name: str, *, good: Callable[[str], bool], rule: str) -> str:
        value = self.environment.get(name, "")
        if not value:
            self.faults.append(f"{name} is missing: {rule}")
        elif not good(value):
            self.faults.append(f"{name} is wrong: {rule}")
        return value

    def optional(self, name: str, default: str = "") -> str:
        return self.environment.get(name) or default

    def number(self, name: str, default: int) -> int:
        value = self.optional(name, str(default))
        if not value.isdecimal():
            self.faults.append(f"{name} is wrong: it must be a whole number")
            return default
        return int(value)

    def text(self, name: str, *, ar: str, en: str) -> Text:
        return Text(self.optional(f"{name}_AR", ar), self.optional(f"{name}_EN", en))


def _is_address(value: str) -> bool:
    parts = urlsplit(value)
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not parts.path.strip("/")


def _is_key(value: str) -> bool:
    return len(value) >= MINIMUM_KEY


def _second_step(read: _Reader) -> SecondStep:
    """Required, but where the demonstration must open with one password."""
    usual = SecondStep.OFFERED if read.optional("DEMO_PASSWORD") else SecondStep.REQUIRED
    asked = read.optional("SECOND_STEP", usual)
    if asked not in set(SecondStep):
        read.faults.append("SECOND_STEP is wrong: it must be required or offered")
        return usual
    return SecondStep(asked)


def _site(read: _Reader) -> Site:
    logo = read.optional("LOGO")
    if logo and not Path(logo).is_file():
        read.faults.append("LOGO is wrong: no file is there")
    return Site(
        name=read.text("SITE_NAME", ar="مسار", en="Masar"),
        tagline=read.text(
            "SITE_TAGLINE", ar="إدارة الهجرة وحقوق المهاجرين", en="Migration and migrant rights"
        ),
        helpline=read.optional("HELPLINE"),
        issuer=read.text(
            "ISSUER",
            ar="آلية موارد المهاجرين والاستجابة لهم",
            en="Migrant Resource and Response Mechanism",
        ),
        header=read.text("ISSUER_HEADER", ar="دولة ليبيا", en="State of Libya"),
        signatories=(
            read.text("SIGNATORY_1", ar="مدير البرنامج", en="Programme Manager"),
            read.text("SIGNATORY_2", ar="ممثل الجهة الوطنية", en="National Representative"),
        ),
        serial_prefix=read.optional("SERIAL_PREFIX", "MRRM"),
        logo=Path(logo) if logo else None,
    )


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Return the settings, or raise `SettingsError` naming every variable that is amiss."""
    read = _Reader(os.environ if environment is None else environment)  # noqa: TID251 - the door
    instance = Path(read.optional("INSTANCE", str(ROOT / "instance")))
    settings = Settings(
        base_url=read.required(
            "BASE_URL", good=_is_address, rule="the public address, like https://masar.example.org"
        ).rstrip("/"),
        secret_key=read.required(
            "SECRET_KEY", good=_is_key, rule="at least 32 random characters for sign-in"
        ),
        identity_key=read.required(
            "IDENTITY_KEY", good=_is_key, rule="at least 32 random characters for identity hashes"
        ),
        database_url=read.optional("DATABASE_URL", f"sqlite:///{instance / 'masar.db'}"),
        instance=instance,
        built=Path(read.optional("BUILT", str(ROOT / "build"))),
        mail_url=read.optional("MAIL_URL"),
        mail_from=read.optional("MAIL_FROM", "masar@localhost"),
        redis_url=read.optional("REDIS_URL"),
        trusted_proxies=read.number("TRUSTED_PROXIES", 0),
        log_level=read.optional("LOG_LEVEL", "INFO").upper(),
        demo_password=read.optional("DEMO_PASSWORD"),
        second_step=_second_step(read),
        site=_site(read),
    )
    if read.faults:
        raise SettingsError("\n".join(["The settings need attention:", *read.faults]))
    return settings
