"""What data must always keep, as a test of the site: by pages, the admin, the API and the shell."""

import json
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

from django.conf import settings
from django.conf.urls.static import static
from django.contrib.auth import get_user_model
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import TestCase, override_settings
from shop.models import Device, Event, Paper, Profile, Tag

MEMORY = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
STATIC = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
TOO_DEEP = "[" * 1000 + "]" * 1000
BAD_JSON = ("1e999", "[NaN]", '{"a": -Infinity}', TOO_DEEP, "[" * 90_000, "9" * 5000, r'"\u0000"', r'["\ud800"]')


@override_settings(STORAGES={"default": MEMORY, "staticfiles": STATIC})
class RuleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.boss = get_user_model().objects.create_superuser("boss", password="-")
        cls.event = Event.objects.create(name="Tea time", starts="2025-01-02", ends="2025-01-03", stars=3, price=1)
        Tag.objects.create(name="Tea")

    def setUp(self):
        self.client.force_login(self.boss)

    def post(self, path, **data):
        return self.client.post(path, data, secure=True)

    def send(self, path, method="post", **data):
        return getattr(self.client, method)(path, json.dumps(data), "application/json", secure=True)

    def refuse(self, path, **data):
        """Expect a page, with the errors of its form, and its admin page to refuse this."""
        model = path.split("/")[2][:-1]
        for form in (f"{path}new/", f"/admin/shop/{model}/add/"):
            response = self.post(form, **data)
            self.assertEqual(response.status_code, 200, form)
            self.assertRegex(response.content.decode(), 'class="(errorlist|error-summary)', form)

    def event_with(self, **changes):
        values = {"name": "Cake", "starts": "2025-01-02", "ends": "2025-01-03", "stars": 3, "price": "2.50"}
        return {**values, **changes}

    def test_the_database_keeps_them(self):
        for changes in ({"stars": 6}, {"stars": 0}, {"price": -1}, {"name": "TEA TIME"}, {"ends": "2025-01-01"}):
            with self.subTest(changes), self.assertRaises(IntegrityError), transaction.atomic():
                Event.objects.create(**self.event_with(**changes))
        with self.assertRaises(IntegrityError), transaction.atomic():
            Tag.objects.bulk_create([Tag(name="tEA")])

    def test_pages_the_admin_and_the_api_keep_them(self):
        for field, changes in (
            ("stars", {"stars": 6}),
            ("price", {"price": "-0.01"}),
            ("name", {"name": "TEA TIME"}),
            ("ends", {"ends": "2025-01-01"}),
        ):
            with self.subTest(changes):
                self.refuse("/shop/events/", **self.event_with(**changes))
                response = self.send("/api/shop/events/", **self.event_with(**changes))
                self.assertEqual(response.status_code, 400)
                self.assertEqual(list(response.json()), [field])
        self.assertEqual(Event.objects.count(), 1)

    def test_the_api_looks_at_what_was_not_sent(self):
        path = f"/api/shop/events/{self.event.pk}/"
        self.assertEqual(self.send(path, "patch", ends="2025-01-01").status_code, 400)
        self.assertEqual(self.send(path, "patch", ends="2025-01-09", name="tea TIME").status_code, 200)

    def test_times_are_filled_in(self):
        created = self.send("/api/shop/events/", **self.event_with(created_at="2001-01-01T00:00Z"))
        self.assertEqual(created.status_code, 201, created.content)
        self.assertNotIn("2001", created.json()["created_at"])
        page = self.client.get(f"/admin/shop/event/{self.event.pk}/change/", secure=True)
        self.assertContains(page, "Created at")
        self.assertNotContains(page, 'name="created_at')

    def test_json_that_databases_refuse(self):
        for text in BAD_JSON:
            with self.subTest(text[:20]):
                self.refuse("/shop/profiles/", name="x", data=text)
                self.assertEqual(self.post("/api/shop/profiles/", name="x", data=text).status_code, 400)
                body = f'{{"name": "x", "data": {text}}}'
                response = self.client.post("/api/shop/profiles/", body, "application/json", secure=True)
                self.assertEqual(response.status_code, 400)
        self.assertFalse(Profile.objects.exists())
        good = {"name": "x", "data": {"a": [1.5, None, "é", r"\u0000"]}}
        self.assertEqual(self.send("/api/shop/profiles/", **good).status_code, 201)
        self.post("/shop/profiles/new/", name="y", data='{"a": "\\\\u0000"}')
        self.assertEqual(Profile.objects.get(name="y").data, {"a": r"\u0000"})

    def test_files_with_other_endings_are_not_stored(self):
        for name in ("a.html", "a.svg", "a.pdf.js", "pdf", "a"):
            for path in ("/shop/papers/new/", "/admin/shop/paper/add/", "/api/shop/papers/"):
                with self.subTest(name, path=path):
                    files = {"scan": SimpleUploadedFile(name, b"<script>"), "any": SimpleUploadedFile("a.txt", b"a")}
                    response = self.post(path, title="x", **files)
                    self.assertEqual(response.status_code, 400 if "api" in path else 200)
                    self.assertContains(response, "pdf, png", status_code=response.status_code)
        self.assertFalse(Paper.objects.exists())

    def test_no_form_lists_users(self):
        get_user_model().objects.create_user("zoe-of-kyiv")
        for name in ("editor", "keepers"):
            for term, find in (("zoe", self.assertNotRegex), ("zoe-of-kyiv", self.assertRegex)):
                page = self.post("/shop/keys/new/", **{f"{name}-search": term}).content.decode()
                find(page, r"zoe-of-kyiv\s*</(option|label)>")
        for page in ("/shop/keys/new/", "/api/shop/keys/?format=api"):
            self.assertNotContains(self.client.get(page, secure=True), "zoe-of-kyiv")

    def test_media_are_never_run(self):
        media = import_module(f"{settings.ROOT_URLCONF.partition('.')[0]}.media")
        urls = ModuleType("urls")
        with TemporaryDirectory() as folder, override_settings(DEBUG=True, ROOT_URLCONF=urls):
            Path(folder, "a.html").write_text("<script>alert(1)</script>")
            urls.urlpatterns = static("/media/", media.serve_upload, document_root=folder)
            response = self.client.get("/media/a.html", secure=True)
            self.assertEqual(response.headers["Content-Security-Policy"], "default-src 'none'; sandbox")
            self.assertEqual(response.headers["X-Content-Type-Options"], "nosniff")
            self.assertIn(b"alert", b"".join(response))

    def test_files_are_not_too_large(self):
        large = b"a" * (5 * 1024 * 1024 + 1)
        for path in ("/shop/papers/new/", "/api/shop/papers/"):
            files = {"scan": SimpleUploadedFile("a.PDF", b"a"), "any": SimpleUploadedFile("a.txt", large)}
            response = self.post(path, title="x", **files)
            self.assertContains(response, "no larger than 5 MB", status_code=400 if "api" in path else 200)

    def test_secrets_are_kept_and_not_shown(self):
        device = Device.objects.create(name="Lamp", api_token="s3cret", pin_secret=77123)
        for path in (f"/shop/devices/{device.pk}/edit/", f"/admin/shop/device/{device.pk}/change/"):
            page = self.client.get(path, secure=True)
            self.assertContains(page, 'type="password"')
            self.assertNotContains(page, "s3cret")
            self.assertNotContains(page, "77123")
            self.post(path, name="Lamp", api_token="", pin_secret="")
            device.refresh_from_db()
            self.assertEqual((device.api_token, device.pin_secret), ("s3cret", 77123))
            self.post(path, name="Lamp", api_token="other", pin_secret="77123")
            device.refresh_from_db()
            self.assertEqual(device.api_token, "other")
            self.post(path, name="Lamp", api_token="s3cret", pin_secret="")
        self.refuse("/shop/devices/", name="No token", api_token="", pin_secret="")
