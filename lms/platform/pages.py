"""Answering: a rendered page, a way back, a message that is read once."""

import gzip
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from wsgiref.headers import Headers

from flask import (
    Flask,
    Response,
    current_app,
    flash,
    get_flashed_messages,
    jsonify,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from whitenoise import WhiteNoise

from lms.platform import i18n, identity
from lms.platform.settings import Settings, Site

SMALLEST_WORTH_PACKING = 600
SAVER = "data-saver"
LONGEST_SEARCH = 100


@dataclass(frozen=True, slots=True)
class Said:
    """A message the reader sees once."""

    text: str
    kind: str = "ok"
    undo_url: str | None = None


@dataclass(frozen=True, slots=True)
class SiteView:
    """The site's own words in the reader's language."""

    name: str
    tagline: str
    helpline: str
    logo_url: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A way to go, drawn with an icon."""

    label: str
    url: str
    icon: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Me:
    """What the frame of a page says of its reader."""

    name: str
    is_staff: bool


def page(template: str, **values: object) -> Response:
    """Render a page in the reader's language."""
    return make_response(render_template(template, **values))


def searched() -> str:
    """Return what the reader looks for: as much of it as anybody types."""
    return request.args.get("q", "").strip()[:LONGEST_SEARCH]


def wrong(template: str, **values: object) -> Response:
    """Render a form again with its errors: nothing typed is lost, nothing is committed."""
    return make_response(render_template(template, **values), 422)


def missing(template: str, **values: object) -> Response:
    """Render a page that helps on when what was asked for does not exist."""
    return make_response(render_template(template, **values), 404)


def wants_json() -> bool:
    """Tell whether a script is asking: it is answered in JSON, whatever happens."""
    return request.path.startswith("/api") or request.accept_mimetypes.best == "application/json"


def signed_out() -> Response:
    """Tell a script that its session is gone; it keeps what it has until somebody signs in."""
    return make_response(jsonify(error="signed-out"), 401)


def say(text: str, *, kind: str = "ok", undo_url: str | None = None) -> None:
    """Leave a message for the next page."""
    flash(json.dumps([text, kind, undo_url]))


def back_to(endpoint: str, *, said: str | None = None, **values: object) -> Response:
    """Send the reader on to a page, with a message."""
    if said is not None:
        say(said)
    return make_response(redirect(url_for(endpoint, **values), code=303))  # type: ignore[arg-type]


def data_saver() -> bool:
    """Tell whether the reader asked for less: by browser header or by the switch in the footer."""
    return request.headers.get("Save-Data") == "on" or request.cookies.get(SAVER) == "on"


def _said() -> list[Said]:
    return [Said(*json.loads(str(message))) for message in get_flashed_messages()]


def _site_view(site: Site) -> SiteView:
    return SiteView(
        name=i18n.in_language(site.name),
        tagline=i18n.in_language(site.tagline),
        helpline=site.helpline,
        logo_url=url_for("home.logo") if site.logo else None,
    )


def _me() -> Me | None:
    asking = identity.current()
    return Me(asking.name(i18n.language()), asking.is_staff) if asking else None


@lru_cache(maxsize=4)
def _manifest(path: Path, _changed: float) -> dict[str, str]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


def static_url(name: str) -> str:
    """Return the address of a built front-end file: its name carries its content's hash."""
    path = Path(current_app.config["BUILT"]) / "static" / "manifest.json"
    return "/static/" + _manifest(path, path.stat().st_mtime)[name]


def _context() -> dict[str, object]:
    language = i18n.language()
    return {
        "locale": language,
        "direction": "rtl" if language == "ar" else "ltr",
        "other_locale": "en" if language == "ar" else "ar",
        "other_locale_url": i18n.in_the_other_language(),
        "site": _site_view(current_app.config["SITE"]),
        "me": _me(),
        "flashed": _said(),
        "data_saver": data_saver(),
    }


def _pack(response: Response) -> Response:
    """Compress text on the way out; built files are already packed."""
    if (
        response.direct_passthrough
        or response.mimetype not in {"text/html", "application/json", "text/csv"}
        or response.headers.get("Content-Encoding")
        or "gzip" not in request.headers.get("Accept-Encoding", "")
    ):
        return response
    body = response.get_data()
    if len(body) > SMALLEST_WORTH_PACKING:
        response.set_data(gzip.compress(body, compresslevel=6, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
        response.vary.add("Accept-Encoding")
    return response


def set_up(app: Flask, settings: Settings) -> None:
    """Give templates their words and the browser its files."""
    app.context_processor(_context)
    app.jinja_env.globals.update(static_url=static_url)
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.after_request(_pack)
    static = settings.built / "static"
    if static.is_dir():
        app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
            app.wsgi_app,
            root=static,
            prefix="static/",
            immutable_file_test=_immutable,
            allow_all_origins=False,
            add_headers_function=_unguessed,
        )


def _unguessed(headers: Headers, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"


def _immutable(path: str, _url: str) -> bool:
    return not path.endswith("manifest.json")
