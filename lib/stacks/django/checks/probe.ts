// The Python program that makes requests to a site, through WSGI and ASGI, as a server would pass them on.

/**
 * Takes the modules of the applications as arguments, `wsgi=shop.wsgi:application`, and prints one line of JSON for each
 * fault; its last line is `done`. Static files are collected into a folder that is gone afterwards.
 */
export const probe = `
import asyncio, contextlib, io, json, logging, os, sys, tempfile
from importlib import import_module

sys.path.insert(0, os.getcwd())
say = sys.stdout.write
faults = []
database_remedy = "set the variables of a database that can be reached from here, and run manage.py migrate"


def fault(text):
    if text not in faults:
        faults.append(text)
        say(json.dumps(text) + "\\n")


def short(error):
    lines = str(error).strip().splitlines()
    return type(error).__name__ + (": " + lines[0] if lines else "")


def main(folder):
    try:
        from django.conf import settings

        hosts = list(settings.ALLOWED_HOSTS)
    except Exception as error:
        return fault("the settings cannot be loaded: " + short(error))
    for host in hosts:
        odd = "://" in host or host != host.strip() or any(c in host for c in " '\\"/,;")
        if odd or (":" in host and not host.startswith("[")):
            fault("ALLOWED_HOSTS has %r: write names alone, without scheme, port, quotes, blanks or path, as example.com" % host)
    if settings.DEBUG:
        fault("DEBUG is on with the variables of a server: debug pages show source code and settings")
    if "*" in hosts:
        fault('ALLOWED_HOSTS is ["*"]: name the hosts that the site serves')
    for name, database in settings.DATABASES.items():
        host = str(database.get("HOST") or "")
        if any(c in host for c in "@:#?") and not host.startswith("/") and host.count(":") < 2:
            fault("the host of the database %r is %r: percent-encode special characters in the address, # as %%23, / as %%2F, ? as %%3F, @ as %%40" % (name, host))
    settings.STATIC_ROOT = folder
    stand_ins = [alias for alias, database in settings.DATABASES.items() if is_new(database)]
    for alias in stand_ins:
        settings.DATABASES[alias]["NAME"] = os.path.join(folder, alias + ".sqlite3")
    try:
        import django

        django.setup()
    except Exception as error:
        return fault("Django does not start: " + short(error))
    logging.disable(logging.CRITICAL)
    knows_tables = migrated(stand_ins)
    url = collected(settings, folder)
    host = next((each.lstrip(".") for each in hosts if each not in {"*", "localhost", "127.0.0.1"}), "localhost")
    host = host.split("://")[-1].split("/")[0].strip(" '\\"") or "localhost"
    paths = [("/healthz/", "health check", 200)] if any("health_check" in each for each in settings.MIDDLEWARE) else []
    paths += [(each, "log-in page", None) for each in [login(settings)] if each]
    paths += [("/readyz/", "readiness check", 200)] if any("readiness_check" in each or "health_checks" in each for each in settings.MIDDLEWARE) else []
    paths += [("/", "first page", None)]
    paths += [(url, "static file", 200)] if url else []
    paths += [("/no-such-page-of-mvt/", "missing page", None)]
    for argument in sys.argv[1:]:
        kind, _, target = argument.partition("=")
        module, _, name = target.partition(":")
        try:
            application = getattr(import_module(module), name)
        except Exception as error:
            fault("%s cannot be imported: %s" % (target, short(error)))
            continue
        for path, title, wanted in paths:
            ask(kind, application, host, path, title, wanted, knows_tables)


def is_new(database):
    """Whether SQLite would make the file: one in the temporary folder stands in for it."""
    name = str(database.get("NAME"))
    is_sqlite = str(database.get("ENGINE")).endswith("sqlite3")
    return is_sqlite and not name.startswith("file:") and not os.path.exists(name)


def migrated(stand_ins):
    """Create the tables in these databases; SQLite may lack what the migrations need."""
    from django.core.management import call_command

    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            for alias in stand_ins:
                call_command("migrate", database=alias, interactive=False, verbosity=0)
    except Exception:
        return False
    return True


def collected(settings, folder):
    """Return the address of a collected file, if the site serves its own files."""
    from django.apps import apps

    if not apps.is_installed("django.contrib.staticfiles"):
        return None
    from django.contrib.staticfiles.storage import StaticFilesStorage, staticfiles_storage
    from django.core.management import call_command

    if not isinstance(staticfiles_storage, StaticFilesStorage):
        return None
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            call_command("collectstatic", interactive=False, verbosity=0)
    except Exception as error:
        fault("manage.py collectstatic fails: " + short(error))
        return None
    if not any("whitenoise" in each.lower() or "static" in each.lower() for each in settings.MIDDLEWARE):
        return None
    for parent, _, names in os.walk(folder):
        for name in sorted(names):
            if name.endswith((".css", ".js")) and name.count(".") == 1:
                try:
                    found = os.path.relpath(os.path.join(parent, name), folder)
                    url = staticfiles_storage.url(found.replace(os.sep, "/"))
                    return url if url.startswith("/") else None
                except Exception as error:
                    fault("a static file has no address: " + short(error))
                    return None
    return None


def login(settings):
    from django.shortcuts import resolve_url
    from django.urls import NoReverseMatch, reverse

    for name in ("admin:login", "login", "account_login"):
        try:
            return reverse(name)
        except NoReverseMatch:
            pass
        except Exception as error:
            fault("the URLs cannot be loaded: " + short(error))
            return None
    address = resolve_url(settings.LOGIN_URL)
    return address if address.startswith("/") and address != "/accounts/login/" else None


def ask(kind, application, host, path, title, wanted, knows_tables):
    from django.core.signals import got_request_exception
    from django.db import Error as DatabaseError

    errors = []

    def note(**more):
        errors.append(sys.exc_info()[1])

    got_request_exception.connect(note)
    label = "%s, %s through %s: " % (title, path, kind.upper())
    try:
        status = (through_wsgi if kind == "wsgi" else through_asgi)(application, host, path)
    except Exception as error:
        errors.append(error)
        status = 500
    finally:
        got_request_exception.disconnect(note)
    if errors and isinstance(errors[-1], DatabaseError):
        if knows_tables:
            fault(label + short(errors[-1]) + ": " + database_remedy)
    elif errors:
        fault(label + short(errors[-1]))
    elif status == 503 and path == "/readyz/":
        if knows_tables:
            fault(label + "answers 503: " + database_remedy)
    elif status >= 500 or (wanted and status != wanted):
        fault(label + "answers %s" % status)
    elif status == 400:
        fault(label + "answers 400: ALLOWED_HOSTS does not allow %s" % host)


def through_wsgi(application, host, path):
    statuses = []
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": host,
        "SERVER_PORT": "443",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host,
        "HTTP_X_FORWARDED_PROTO": "https",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "https",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    response = application(environ, lambda status, headers, *more: statuses.append(int(status[:3])))
    for _ in response:
        pass
    getattr(response, "close", lambda: None)()
    return statuses[-1]


def through_asgi(application, host, path):
    from asgiref.testing import ApplicationCommunicator

    async def run():
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "GET",
            "scheme": "https",
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [(b"host", host.encode()), (b"x-forwarded-proto", b"https")],
            "client": ("127.0.0.1", 0),
            "server": (host, 443),
        }
        communicator = ApplicationCommunicator(application, scope)
        await communicator.send_input({"type": "http.request", "body": b"", "more_body": False})
        start = await communicator.receive_output(60)
        while (await communicator.receive_output(60)).get("more_body"):
            pass
        await communicator.wait(60)
        return start["status"]

    return asyncio.run(run())


with tempfile.TemporaryDirectory() as folder:
    main(folder)
say("done\\n")
`;
