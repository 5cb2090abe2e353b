// A site whose models have every type of field that can be edited: its blueprint, its people, its first records.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { allDone, expectSuccess, make, type Server, startServer, statuses } from './helpers.ts';
import { withUv } from './machine.ts';

/** One app with class-based views and one with functions; both have what somebody owns. */
const apps = [
  {
    name: 'catalogue',
    models: [
      'Tag name:char:60:unique access=members',
      'Supplier name:char:120:unique code:slug:unique email:email:null website:url:null notes:text:null access=members',
      [
        'Item title:char:200 body:text code:slug:unique contact:email homepage:url reference:uuid:unique',
        'stock:integer:min=0 weight:float price:decimal:8,2 active:boolean:default=true checked:boolean:null',
        'state:choice:draft,on_sale:default=draft size:integer:choices=1,2,3:null made_on:date opens_at:time',
        'published_at:datetime lasts:duration data:json manual:file photo:image address:ip supplier:fk:Supplier',
        'parent:fk:self:null author:fk:user tags:m2m:Tag',
      ].join(' '),
      'Passport number:char:20:unique item:o2o:Item holders:m2m:user:blank access=members',
    ],
  },
  {
    name: 'club',
    views: 'function',
    path: 'people/',
    models: [
      [
        'Member name:char:80 rank:smallinteger:null visits:biginteger:default=7 age:positiveinteger:null',
        'points:positivebiginteger:null level:positivesmallinteger:null score:float:null fee:decimal:null',
        'joined:date:default=today seen_at:datetime:default=now wakes_at:time:null nap:duration:null',
        'ticket:uuid:default=random extra:json:null badge:file:null portrait:image:null host:ip:null',
        'page:filepath:null account:o2o:user:null sponsor:fk:user:null:related=sponsored',
        'friends:m2m:self:blank favourites:m2m:catalogue.Item:blank access=members',
      ].join(' '),
      'Note title:char:100 text:text owner:fk:user',
    ],
  },
];

/** A picture of one red pixel: https://www.w3.org/TR/png-3/ */
export const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC',
  'base64',
);

/** The title of the one item that is there from the start. */
export const firstItem = 'First teapot with a name that goes on and on, so that it needs more than one line';

/** Who may sign in at the admin; nobody else needs a password. */
export const ada = { name: 'ada', password: 'correct-horse-battery' };

/** Ada has all rights and Bob has none; the tests read the ids and Bob's session from the last line. */
const firstRecords = `
import base64, datetime, json, uuid
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from catalogue.models import Item, Supplier, Tag
from club.models import Note

User = get_user_model()
ada = User.objects.create_superuser("${ada.name}", password="${ada.password}")
bob = User.objects.create_user("bob", password="${ada.password}")
client = Client()
client.force_login(bob)
Tag.objects.bulk_create(Tag(name=f"Tag {number:02}") for number in range(45))
Note.objects.bulk_create(Note(title=f"Note {number:02}", text="-", owner=ada) for number in range(45))
supplier = Supplier.objects.create(name="Harney", code="harney")
Supplier.objects.bulk_create(Supplier(name=f"Supplier {number}", code=f"s-{number}") for number in range(40))
item = Item(
    title="${firstItem}",
    body="Cast iron.\\n\\nHolds a litre.", code="first-teapot", contact="tea@example.com",
    homepage="https://example.com/pots/" + "long-" * 12, reference=uuid.UUID(int=1), stock=3, weight=1.25,
    price="49.90", made_on=datetime.date(2024, 2, 29), opens_at=datetime.time(9, 30),
    published_at=datetime.datetime(2024, 2, 29, 12, 30, tzinfo=datetime.timezone.utc),
    lasts=datetime.timedelta(days=1), data={"colour": "black"}, address="192.0.2.1", supplier=supplier, author=ada,
)
item.manual.save("first.txt", ContentFile(b"Boil."), save=False)
item.photo.save("first.png", ContentFile(base64.b64decode("${picture.toString('base64')}")), save=False)
item.save()
item.tags.set(Tag.objects.all()[:3])
print(json.dumps({"item": item.pk, "note": Note.objects.first().pk, "session": client.cookies["sessionid"].value}))
`;

export interface SiteWithModels {
  readonly server: Server;
  /** The addresses of records that belong to Ada. */
  readonly item: string;
  readonly note: string;
  /** What Bob's browser sends as the cookie `sessionid`. */
  readonly bob: string;
}

/** Makes the site in a folder with the built command, fills it, and serves it with DEBUG on. */
export async function serveSiteWithModels(folder: string, python: string): Promise<SiteWithModels> {
  const from = join(folder, 'blueprint.json');
  writeFileSync(from, JSON.stringify({ title: 'Tea & cake', apps }));
  const made = await make(folder, ['shop', '--from', from, '--no-git', '--python', python], await withUv());
  expect(made, made.stderr).toMatchObject({ exitCode: 0 });
  const { git: _git, ...installed } = allDone;
  expect(statuses(made)).toMatchObject(installed);

  const place = join(folder, 'shop');
  const program = join(place, '.venv/bin/python');
  const printed = await expectSuccess(place, [program, 'manage.py', 'shell', '-v', '0', '-c', firstRecords]);
  const { item, note, session } = JSON.parse(printed.trim().split('\n').at(-1) ?? '');
  const server = await startServer(place, program);
  return { server, item: `/catalogue/items/${item}/`, note: `/people/notes/${note}/`, bob: session };
}
