"""Attacks on the records of other people, as a test of the site: pages of both kinds of views, and the API."""

from blog.models import Post
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.test import TestCase
from fun.models import Diary, Entry
from shop.models import Attachment, Line, Order, Parcel, Review


class AttackTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        users = get_user_model().objects
        cls.ann, cls.eve = users.create_user("ann"), users.create_user("eve")
        cls.clerk = users.create_user("clerk", is_staff=True)
        cls.clerk.user_permissions.set(Permission.objects.filter(codename="view_order"))
        cls.order = Order.objects.create(number="ann-1", customer=cls.ann)
        cls.nobodys = Order.objects.create(number="nobody-1")
        cls.line = Line.objects.create(text="tea", order=cls.order)
        cls.mine = Order.objects.create(number="eve-1", customer=cls.eve)
        cls.diary = Diary.objects.create(text="dear", writer=cls.ann)
        cls.entry = Entry.objects.create(text="today", diary=cls.diary)

    def page(self, path, **data):
        send = self.client.post if data else self.client.get
        return send(path, data, secure=True)

    def test_strangers_see_nothing_private(self):
        for path in ("/shop/orders/", f"/shop/orders/{self.order.pk}/", "/shop/lines/", "/fun/diaries/"):
            self.assertRedirects(self.page(path), f"/accounts/login/?next={path}")
        for path in ("/api/shop/orders/", f"/api/shop/lines/{self.line.pk}/", "/api/fun/diaries/"):
            self.assertEqual(self.page(path).status_code, 401)

    def test_records_without_an_owner_are_nobodys(self):
        for user in (self.eve, None):
            self.client.force_login(user) if user else self.client.logout()
            for path in ("/shop/orders/", "/api/shop/orders/"):
                self.assertNotIn(b"nobody-1", self.page(path).content)
        self.client.force_login(self.eve)
        self.assertEqual(self.page(f"/shop/orders/{self.nobodys.pk}/").status_code, 404)

    def test_others_are_not_found(self):
        self.client.force_login(self.eve)
        for path in (f"/shop/orders/{self.order.pk}/", f"/shop/lines/{self.line.pk}/", f"/fun/diaries/{self.diary.pk}/"):
            for page in ("", "edit/", "delete/"):
                self.assertEqual(self.page(path + page).status_code, 404, path + page)
                self.assertEqual(self.page(path + page, text="x", number="x").status_code, 404 if page else 405)
            self.assertEqual(self.page("/api" + path).status_code, 404)
            self.assertEqual(self.client.delete("/api" + path, secure=True).status_code, 404)
        self.assertNotIn(b"ann-1", self.page("/shop/orders/?q=ann").content)
        self.assertNotIn(b"ann-1", self.page("/api/shop/orders/?search=ann").content)

    def test_public_pages_do_not_name_what_is_private(self):
        review = Review.objects.create(order=self.order, stars=5, author=self.eve)
        attachment = Attachment.objects.create(name="photo", order=self.order)
        for user in (self.eve, None):
            self.client.force_login(user) if user else self.client.logout()
            for path in (f"/shop/reviews/{review.pk}/", f"/shop/attachments/{attachment.pk}/"):
                for page in (path, path[: path.rindex("/", 0, -1) + 1]):
                    self.assertNotContains(self.page(page), "ann-1")
        self.client.force_login(self.eve)
        self.assertNotContains(self.page(f"/shop/reviews/{review.pk}/edit/"), "ann-1")

    def test_filters_do_not_tell_which_private_records_there_are(self):
        self.client.force_login(self.eve)
        for path in ("shop/reviews/?order=", "shop/lines/?order=", "fun/entries/?sources="):
            answers = {self.page(f"/api/{path}{pk}").status_code for pk in (self.order.pk, 999)}
            self.assertEqual(answers, {400}, path)
            self.assertEqual(self.page(f"/api/{path}{self.mine.pk}").status_code, 200)

    def test_what_an_editor_may_not_see_stays_as_it_is(self):
        codes = ["view_entry", "change_entry", "change_review"]
        self.clerk.user_permissions.set(Permission.objects.filter(codename__in=codes))
        self.client.force_login(self.clerk)
        self.entry.sources.set([self.order])
        review = Review.objects.create(order=self.order, stars=5, author=self.ann)
        self.page(f"/fun/entries/{self.entry.pk}/edit/", text="edited", diary=self.diary.pk)
        self.page(f"/shop/reviews/{review.pk}/edit/", stars=1)
        parcel = Parcel.objects.create(label="parcel", user=self.order)
        self.page(f"/shop/parcels/{parcel.pk}/edit/", label="edited")
        for record in (self.entry, review, parcel):
            record.refresh_from_db()
        self.assertEqual((parcel.label, parcel.user), ("edited", self.order))
        self.assertEqual((self.entry.text, self.entry.sources.get()), ("edited", self.order))
        self.assertEqual((review.stars, review.order), (1, self.order))

    def test_the_owner_cannot_be_chosen(self):
        self.client.force_login(self.eve)
        self.page("/shop/orders/new/", number="forged", customer=self.ann.pk)
        self.client.post("/api/shop/orders/", {"number": "forged-too", "customer": self.ann.pk}, secure=True)
        self.client.patch(
            f"/api/shop/orders/{self.mine.pk}/", {"customer": self.ann.pk}, "application/json", secure=True
        )
        owners = Order.objects.filter(number__in=["forged", "forged-too", "eve-1"]).values_list("customer", flat=True)
        self.assertEqual(list(owners), [self.eve.pk] * 3)

    def test_nothing_is_put_into_what_others_own(self):
        self.client.force_login(self.eve)
        for path in ("/shop/lines/new/", "/shop/attachments/new/", "/shop/reviews/new/"):
            self.assertNotIn(b"ann-1", self.page(path).content)
            self.page(path, text="x", name="x", stars=5, order=self.order.pk)
        self.assertNotIn(b"dear", self.page("/fun/entries/new/").content)
        self.page("/fun/entries/new/", text="x", diary=self.diary.pk)
        for name in ("lines", "attachments", "reviews"):
            data = {"text": "x", "name": "x", "stars": 5, "order": self.order.pk}
            response = self.client.post(f"/api/shop/{name}/", data, secure=True)
            self.assertIn(response.status_code, (400, 403), response.content)
        counts = [model.objects.count() for model in (Line, Attachment, Review, Entry)]
        self.assertEqual(counts, [1, 0, 0, 1])

    def test_what_the_user_may_see_can_be_chosen(self):
        self.client.force_login(self.eve)
        self.page("/shop/parcels/new/", label="chosen", user=self.mine.pk)
        self.assertEqual(Parcel.objects.get().user, self.mine)
        self.page(f"/shop/parcels/{Parcel.objects.get().pk}/edit/", label="emptied", user="")
        self.assertIsNone(Parcel.objects.get().user)

    def test_nothing_is_moved_to_what_others_own(self):
        own = Line.objects.create(text="own", order=self.mine)
        self.client.force_login(self.eve)
        self.page(f"/shop/lines/{own.pk}/edit/", text="moved", order=self.order.pk)
        self.client.patch(f"/api/shop/lines/{own.pk}/", {"order": self.order.pk}, "application/json", secure=True)
        own.refresh_from_db()
        self.assertEqual(own.order, self.mine)

    def test_who_may_only_see_cannot_write(self):
        self.client.force_login(self.clerk)
        self.assertContains(self.page("/shop/orders/"), "ann-1")
        path = f"/shop/orders/{self.order.pk}/"
        self.assertNotContains(self.page(path), "edit/")
        self.assertEqual(self.page(f"{path}edit/", number="x").status_code, 403)
        self.assertEqual(self.client.delete(f"/api{path}", secure=True).status_code, 403)
        response = self.client.post("/api/shop/lines/", {"text": "x", "order": self.order.pk}, secure=True)
        self.assertEqual(response.status_code, 403)

    def test_members_do_not_write_what_is_for_staff(self):
        self.client.force_login(self.eve)
        for path in ("/blog/tags/new/", "/fun/pages/new/"):
            expected = 403 if "tags" in path else 200
            self.assertEqual(self.page(path).status_code, expected)
        self.assertNotContains(self.page("/blog/tags/"), "/blog/tags/new/")
        self.assertEqual(self.client.post("/api/blog/tags/", {"name": "x"}, secure=True).status_code, 403)

    def test_keys_tell_no_names(self):
        self.client.force_login(self.eve)
        data = {"title": "t", "body": "b"}
        key = str(self.clerk.pk)
        for sent in ({"editor": key}, {"readers": [key]}, {"editor": key, "find-records": "editor"}):
            response = self.page("/blog/posts/new/", **data, **sent)
            self.assertNotContains(response, "clerk")
        self.assertNotContains(self.page(f"/blog/posts/new/?editor={key}&readers={key}"), "clerk")
        for sent in ({"editor": key}, {"readers": [key]}):
            response = self.client.post("/api/blog/posts/", {**data, **sent}, secure=True)
            self.assertEqual(response.status_code, 400)
        self.assertFalse(Post.objects.exists())

    def test_users_are_chosen_by_name(self):
        self.client.force_login(self.eve)
        data = {"title": "t", "body": "b", "editor": "clerk", "readers": ["clerk", "ann"]}
        for path in ("/blog/posts/new/", "/api/blog/posts/"):
            self.client.post(path, data, secure=True)
            post = Post.objects.latest("pk")
            self.assertEqual(post.editor, self.clerk)
            self.assertEqual({*post.readers.all()}, {self.ann, self.clerk})
            # What was chosen stays: a form shows names, and the API keys.
            self.assertContains(self.page(f"/blog/posts/{post.pk}/edit/"), '<option value="clerk" selected>')
            keys = {"editor": self.clerk.pk, "readers": [self.clerk.pk, self.eve.pk]}
            api = f"/api/blog/posts/{post.pk}/"
            response = self.client.patch(api, keys, "application/json", secure=True)
            self.assertEqual(response.status_code, 200, response.content)
            post.delete()
