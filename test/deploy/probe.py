"""Addresses below /probe/ that tell what the site sees and may do; tests put this into the first app."""

import io
import json
import os
import socket
import subprocess
import threading
import time
from pathlib import Path

from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt


def seen(request):
    """Return what Django sees of a request."""
    headers = {name: value for name, value in request.headers.items() if name != "Cookie"}
    return JsonResponse(
        {
            "secure": request.is_secure(),
            "host": request.get_host(),
            "headers": headers,
            "title": settings.SITE_TITLE,
        }
    )


@csrf_exempt
def store(request):
    """Write the body's length into the database, and return how many records there are."""
    name = f"probe-{time.monotonic_ns()}-{threading.get_ident()}"
    Session.objects.create(session_key=name[:40], session_data=str(len(request.body)), expire_date=timezone.now())
    return HttpResponse(f"stored {len(request.body)}")


@csrf_exempt
def upload(request):
    """Keep a file as any form would."""
    return HttpResponse(default_storage.save("probe/" + request.GET["name"], ContentFile(request.body)))


def private(request):
    """Keep a file apart, and let nginx send it."""
    name = "page.html"
    storage = FileSystemStorage(f"{settings.MEDIA_ROOT}_private")
    storage.delete(name)
    storage.save(name, ContentFile("<script>"))
    return HttpResponse(headers={"X-Accel-Redirect": settings.X_ACCEL_PREFIX + name})


def slow(request):
    """Answer after a while."""
    time.sleep(float(request.GET["seconds"]))
    return HttpResponse("slept")


def works(request):
    """Use what sites need, and name what went wrong."""
    def image():
        from PIL import Image

        content = io.BytesIO()
        Image.new("RGB", (200, 200), "red").resize((20, 20)).save(content, "WEBP")
        return Image.open(content).format

    def query():
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return f"{connection.vendor} {Session.objects.count() >= 0}"

    def redis():
        cache.set("probe", "kept")
        return f"{settings.CACHES['default']['BACKEND'].rsplit('.')[-1]} {cache.get('probe')}"

    def thread():
        worker = threading.Thread(target=time.sleep, args=(0,))
        worker.start()
        worker.join()

    uses = {
        "database": query,
        "redis": redis,
        "image": image,
        "thread": thread,
        "temporary file": lambda: Path("/tmp/probe").write_text("x"),
        "subprocess": lambda: subprocess.run(["/bin/true"], check=True).returncode,
        "name look-up": lambda: socket.getaddrinfo("localhost", 80)[0][4][0],
    }
    return JsonResponse({name: attempt(use) for name, use in uses.items()})


def blocked(request):
    """Try what a site has no business to do; return what was possible."""
    base = Path(settings.BASE_DIR)
    def write(path):
        def use():
            Path(path).write_text("x")
            return "written"

        return use

    folders = ["/", "/etc", "/usr/bin", "/srv", "/var", "/var/lib", "/var/log", "/run", "/opt", "/boot"]
    places = [f"{folder.rstrip('/')}/probe" for folder in folders]
    uses = {path: write(path) for path in places}
    uses |= {
        "code": write(base / "manage.py"),
        "bytecode": write(base / "pages" / "__pycache__" / "x.pyc"),
        "static files": write(base / "staticfiles" / "x"),
        "packages": write(base / ".venv" / "x"),
        "settings": write(base / ".env"),
        "home folders": lambda: [os.listdir("/home"), os.listdir("/root")],
        "other processes": lambda: Path("/proc/1/cmdline").read_text(),
        "setuid": lambda: os.chmod(default_storage.path("probe"), 0o4755),
        "become root": lambda: os.setuid(0),
        "mount": lambda: subprocess.run(["/bin/mount", "-t", "tmpfs", "x", "/tmp"], check=True),
        "raw socket": lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW),
        "kernel log": lambda: Path("/dev/kmsg").read_text(),
        "disk": lambda: Path("/dev/vda").read_bytes(),
        "kernel setting": write("/proc/sys/kernel/hostname"),
    }
    results = {name: attempt(use) for name, use in uses.items()}
    return JsonResponse({name: result for name, result in results.items() if not result.startswith("refused")})


def attempt(use):
    try:
        return str(use())
    except Exception as error:
        return f"refused: {type(error).__name__} {error}"


def start_task(request):
    """Have the worker do something that takes a while."""
    from .tasks import slow_task

    slow_task.delay(float(request.GET["seconds"]), request.GET["name"])
    return HttpResponse("started")


urlpatterns = [
    path("seen/", seen),
    path("store/", store),
    path("upload/", upload),
    path("private/", private),
    path("slow/", slow),
    path("works/", works),
    path("blocked/", blocked),
    path("task/", start_task),
]
