"""Attacks on the uploads of other people, as a test of the site: files, images and their thumbnails."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import TestCase, override_settings
from rest_framework.authtoken.models import Token
from shop.models import Page, Scan
from site_site.records.samples import image


class UploadTests(TestCase):
    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        settings = override_settings(MEDIA_ROOT=self.folder / "media", DEBUG=True)
        settings.enable()
        self.addCleanup(settings.disable)
        users = get_user_model().objects
        self.ann, self.eve = users.create_user("ann"), users.create_user("eve")
        self.staff = users.create_user("staff", is_staff=True)
        self.clerk = users.create_user("clerk", is_staff=True)
        self.clerk.user_permissions.set(Permission.objects.filter(codename="view_scan"))
        self.scan = self.make(self.ann, b"<script>ann</script>")
        self.make(self.eve, b"eve")
        self.page = Page(text="one", scan=self.scan)
        self.page.paper.save("page.txt", ContentFile(b"page"))
        files = (self.scan.paper, self.scan.cover, self.page.paper)
        self.urls = [*(file.url for file in files), self.scan.cover.thumbnail("small").url]

    def make(self, user, text):
        scan = Scan(name="scan", owner=user)
        scan.paper.save("secret.html", ContentFile(text), save=False)
        scan.cover.save("cover.png", image(None, 1))
        return scan

    def get(self, path, **headers):
        response = self.client.get(path, secure=True, headers=headers)
        self.addCleanup(response.close)
        return response

    def statuses(self):
        return [self.get(url).status_code for url in self.urls]

    def test_files_are_for_who_may_see_the_record(self):
        self.assertEqual(self.statuses(), [404] * 4)
        for user, expected in (
            (self.eve, [404] * 4),
            (self.staff, [404] * 4),
            (self.clerk, [200, 200, 404, 200]),
            (self.ann, [200] * 4),
        ):
            self.client.force_login(user)
            self.assertEqual(self.statuses(), expected, user)

    def test_files_are_shown_but_never_run_nor_kept(self):
        self.client.force_login(self.ann)
        response = self.get(self.urls[0], range="bytes=0-3")
        self.assertIn(response.status_code, (200, 206))
        self.assertEqual(response["Content-Security-Policy"], "default-src 'none'; sandbox")
        self.assertEqual(response["X-Content-Type-Options"], "nosniff")
        self.assertIn("private", response["Cache-Control"])
        self.assertEqual(self.client.post(self.urls[0], secure=True).status_code, 405)

    def test_no_other_address_leads_to_them(self):
        self.assertFalse((self.folder / "media").exists())
        base = "/shop/scans/uploads/"
        self.client.force_login(self.ann)
        for path in (
            *(f"/media/{file.name}" for file in (self.scan.paper, self.scan.cover)),
            f"/media/../media_private/{self.scan.paper.name}",
            f"/media/%2e%2e/media_private/{self.scan.paper.name}",
            f"/shop/pages/uploads/{self.scan.paper.name}",
            *(base + name for name in ("../../../etc/passwd", "%2e%2e/x", "/etc/passwd", "shop/", "x%00y")),
            *(base + name for name in ("shop/cover/.small.webp", ".small.webp", "%25.small.webp", "a" * 5000)),
        ):
            self.assertEqual(self.get(path).status_code, 404, path)

    def test_a_missing_file_is_not_found(self):
        Path(self.folder, "media_private", self.scan.paper.name).unlink()
        self.client.force_login(self.ann)
        self.assertEqual(self.get(self.urls[0]).status_code, 404)

    def test_pages_api_and_admin_link_to_what_they_may_show(self):
        self.client.force_login(get_user_model().objects.create_superuser("root"))
        for path in ("/shop/scans/{}/", "/shop/scans/{}/edit/", "/admin/shop/scan/{}/change/", "/api/shop/scans/{}/"):
            response = self.get(path.format(self.scan.pk))
            self.assertContains(response, self.urls[0])
            self.assertNotContains(response, "/media/")

    def test_tokens_of_the_api_open_files_too(self):
        for user, expected in ((self.ann, 200), (self.eve, 404)):
            key = Token.objects.create(user=user).key
            self.assertEqual(self.get(self.urls[0], authorization=f"Token {key}").status_code, expected)
        self.assertEqual(self.get(self.urls[0], authorization="Token wrong").status_code, 404)

    @override_settings(X_ACCEL_PREFIX="/media_private/")
    def test_nginx_is_told_where_a_file_is(self):
        self.assertEqual(self.get(self.urls[0]).status_code, 404)
        self.client.force_login(self.ann)
        response = self.get(self.urls[0])
        self.assertEqual(response["X-Accel-Redirect"], f"/media_private/{self.scan.paper.name}")
        self.assertEqual(response.content, b"")

    def test_images_go_with_their_record(self):
        name = self.scan.cover.name
        with self.captureOnCommitCallbacks(execute=True):
            self.scan.delete()
        left = [path.name for path in (self.folder / "media_private/shop/cover").iterdir()]
        self.assertFalse([each for each in left if each.startswith(Path(name).stem)])
