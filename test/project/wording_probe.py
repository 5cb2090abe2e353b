"""What pages say about records, in each language, as a test of the site."""

from datetime import timedelta
from html import unescape

from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import TestCase
from django.utils.translation import override
from shop.models import Stock, Tea, Transfer

DATA = {"origin": "Índia", "notes": ["<malt>", None]}
LINES = '{\n  "origin": "Índia",\n  "notes": [\n    "<malt>",\n    null\n  ]\n}'


class WordingTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.boss = get_user_model().objects.create_superuser("boss", password="-")
        cls.tea = Tea.objects.create(name="Oolong", brewing=timedelta(days=1, hours=2, seconds=1), data=DATA, loose=True)
        cls.stock = Stock.objects.create(name="Cellar")
        Transfer.objects.create(label="To the shop", origin=cls.stock, target=Stock.objects.create(name="Shop"))

    def setUp(self):
        self.client.force_login(self.boss)

    def page(self, path, language="en"):
        response = self.client.get(path, headers={"accept-language": language}, secure=True)
        return unescape(response.content.decode())

    def test_durations_are_words_of_the_language(self):
        for language, words in (
            ("en", "1 day, 2 hours, 1 second"),
            ("de", "1 Tag, 2 Stunden, 1 Sekunde"),
            ("fr", "1 jour, 2 heures, 1 seconde"),
            ("es", "1 día, 2 horas, 1 segundo"),
        ):
            for path in ("/shop/teas/", self.tea.get_absolute_url()):
                with self.subTest(language, path=path):
                    self.assertIn(words, self.page(path, language))

    def test_durations_of_any_length(self):
        for value, words in (
            (timedelta(), "0 seconds"),
            (timedelta(minutes=90), "1 hour, 30 minutes"),
            (-timedelta(minutes=1, seconds=2), "-1 minute, 2 seconds"),
            (timedelta(days=400), "400 days"),
            (timedelta(milliseconds=250), "0:00:00.250000"),
            (None, "–"),
        ):
            with self.subTest(words):
                Tea.objects.update(brewing=value)
                self.assertIn(f"<dd>{words}</dd>", self.page(self.tea.get_absolute_url()))

    def test_json_is_in_lines(self):
        self.assertIn(f"<pre>{LINES}</pre>", self.page(self.tea.get_absolute_url()))
        for empty in ({}, [], "", None):
            Tea.objects.update(data=empty)
            self.assertNotIn("<pre>", self.page(self.tea.get_absolute_url()))

    def test_ticks_are_words_of_the_language(self):
        for language, yes in (("en", "Yes"), ("de", "Ja"), ("fr", "Oui"), ("es", "Sí")):
            self.assertIn(f"<dd>{yes}</dd>", self.page(self.tea.get_absolute_url(), language))
        Tea.objects.update(loose=None)
        self.assertNotIn("Yes", self.page(self.tea.get_absolute_url()))

    def test_relations_from_one_model_are_told_apart(self):
        page = self.page(self.stock.get_absolute_url())
        for role in ("origin", "target"):
            self.assertIn(f"<h2>Transfers ({role})</h2>", page)
            self.assertIn(f"?{role}={self.stock.pk}", page)
            self.assertIn(f"Add transfer ({role})", page)
        self.assertEqual(page.count("To the shop"), 1)

    def test_records_are_counted(self):
        self.assertRegex(self.page("/shop/transfers/"), r'class="count">\s*1 transfer\s*<')
        self.assertRegex(self.page("/shop/stocks/"), r'class="count">\s*2 stocks\s*<')
        self.assertIn("<li>1 transfer</li>", self.page(f"{self.stock.get_absolute_url()}delete/"))

    def test_what_is_taken_is_said_in_the_language(self):
        for language, text in (("en", "Another record already has this value."), ("de", "diesen Wert schon")):
            with override(language):
                self.client.cookies["django_language"] = language
                response = self.client.post("/shop/stocks/new/", {"name": "cellar"}, secure=True)
                self.assertContains(response, text)

    def test_records_of_the_first_app_are_in_the_sitemap(self):
        self.assertIn("/sitemap-pages.shelf.xml", self.page("/sitemap.xml"))

    def test_samples_are_for_development(self):
        with self.assertRaisesMessage(CommandError, "DEBUG is off"):
            call_command("seed")
