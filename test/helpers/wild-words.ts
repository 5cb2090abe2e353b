// Words for random projects that are likely to clash with something: names, texts, addresses, types of fields.

const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** Names of models: of Django's, Python's, SQL's and the generated code, and usual ones. */
export const modelWords =
  words(`Account Action Address Album Answer Any Article Author Bag Band Base Block Book Booking
  Box Box2 Branch Case Category Chapter Check Choice City Class Clean Client Code Comment Company Context Country Course
  Cover Criterion Data Date Datum Day Delete Detail Device Dict Document Draft Edit Element Entry Event Field File Filter
  Foot Form From Func Game Genre Group Head Home HTMLPage Hour Id Image Index Input Int Invoice Item Job Join Key Knife
  Label Lesson Letter Level Line Link List Log LogEntry Manager Map Match Meal Member Menu Message Meta Model Module Money
  Month Name New News Node Note Number Object Objects Offer Option Order Owner Page Paper Path Payment Permission Person Phone Photo
  Pk Place Plan Player Point Post PostForm PostList PostSerializer PostViewSet Posts Price Primary Print Product Profile
  Project Property Query Question Quiz Range Rating Record Records Report Request Response Result Review Role Room Route
  Row Rule Sample Save School Score Section Select Self Series Serializer Session Set Setting Settings Sheep Shop Site Size
  Staff State Status Step Store Story Str Student Subject Super T Table Tag Task Tasks Team Template Term Test TestCase Text
  Thing Ticket Time Timezone Title Token Topic Track Type Union Unit Unique Url Urls Use User2 Value Values Version View Views
  ViewSet Visit Vote Week Where Window Word Writer X Ab A1B2C3 Year Zone Uuid Datetime Patch Reverse Inspect Gettext
  ACategoryOfThingsThatSomebodyMayWantToSellSomedayX AVeryLongNameThatNobodyTypesButThatIsAllowed HTTPServerURL`);

/** What may follow the name of a model. */
export const modelEndings =
  words(`Entry Form Admin List ListView Detail Tests TestCase FormTests Serializer ViewSet ApiTests
  Set s 2`);

export const fieldWords =
  words(`a action admin all amount annotate args as_view author birthday body bool check_in check_out city
  clean_name code color content context cost count cover create created data date datetime day decimal defaults description
  dict done draft due ean email end ends entry event exclude exists extra false fields file files filter first float form
  format from_date full_name get group height hex hours id image images index input instance int is_open is_staff item items
  key kind kwargs label language last length level line link list location logentry map match max message meta method min
  model mro name next node none note null number object object_list offset old_path order ordering other owner page
  page_obj paginator password patch path permission permissions place plan position price print prefix priority property
  publish q quantity query query_param range rank rate rating record records reference region register request result
  reverse role row score search section select send session set settings setup site size slug start starts state status
  step str subject sum summary tag template test test_str text tests time timezone title to_date token total true type
  unit url user username users uuid valid_from valid_until value values verbose version view views weight when where
  width with_a_name_that_is_rather_long_for_a_field with_a_name_of_exactly_fifty_characters_that_fit_x writer year
  zip zone x1 a_b_c user_id session_data cls setUp serializer validated_data format_suffix lookup_field basename action_map
  import_ class_ choice choices text_choices image_field file_field connection skip_test api router task tasks cache signals
  natural_key using force_insert content_type object_id history lock version_id pk_ id_ self_ _hidden`).filter(
    (word) => /^[a-z]/.test(word),
  );

export const appWords =
  words(`a x1 crm my_app select order group index table user users view views2 urls forms tests_app
  core common base home blog shop library_catalogue people list detail new edit delete e1 dist docs src build main apps app
  project site media_files static_files locale_files templates_app page post tag node frontend_2 Blog Shop2 CamelCase
  an_app_whose_name_has_exactly_fifty_characters_abc an_app_with_a_name_of_29_chars form model field admin_area auth_2 api_v2
  tasks worker task_queue chat_rooms picture gallery news data files records request response settings_app default public
  private static1 lib vendor i18n_texts a__b x_ accounts_2 profile profiles members`);

/** Texts without blanks, since a blank ends a word of a specification, and without colons and commas. */
export const texts =
  words(`a A it's "quoted" '''a''' """b""" back\\slash \\ \\n %s %(name)s {0} {{x}} {%if%} {#c#} {} <b> &amp; &
  # ; $HOME \`id\` ../x é Straße ﬁn שלום مرحبا \u202Ertl \u200Bzero 日本の店 😀 👩‍👩‍👧 None True null 0 -1 1e3 3.14 007 NaN + - _ __ ___ a_b
  a-b a--b VALUE value- class def import DRAFT draft In_Progress x\u0301 Ǆ ª ² Ⅷ ـ self @ ! ? * ~ | / // /* */ ]]> --> <!-- ) ( [ ] =`).concat(
    'x'.repeat(76),
    'y'.repeat(77),
    'z'.repeat(80),
    'é'.repeat(100),
    'word-'.repeat(45),
    'a"\''.repeat(20),
  );

export const titles = [
  'Plain',
  'Two\nlines',
  'Windows\r\nlines',
  'Tab\there',
  `It's "quoted"`,
  '"""',
  "'''",
  'Back\\slash \\',
  '\\n',
  '{{ title }}',
  '{% load x %}',
  '{# comment #}',
  '%s %(x)s %%',
  '<script>alert(1)</script>',
  '&amp; <b>',
  '日本の店',
  'שלום עולם',
  '\u202Eright to left',
  '\u2066isolate',
  '🎉 👩‍👩‍👧',
  'e\u0301',
  '$HOME `id` $(id)',
  '# heading',
  '- list',
  '*bold* _it_',
  '| table |',
  '[link](x)',
  'Trailing ',
  ' Leading',
  'x'.repeat(120),
  'Straße & Söhne',
  'a: b',
  '{x}',
  '%>',
  '<%= x %>',
  '\u2028 separator',
  '\u0085 next',
  "'",
  '"',
  ';',
  'null',
  'True',
  '123',
  '...',
  'A; DROP TABLE x; --',
];

/** Types of fields with their arguments, and the modifiers that each may have; `~` stands for a text. */
export const fieldTypes: readonly (readonly [types: string, modifiers: string])[] = [
  [
    'char string char:1 char:2 char:9 char:10 char:255 char:1000 char:16383 varchar',
    'null index unique blank',
  ],
  ['char char:300 text', 'blank default=~'],
  ['text longtext textarea', 'null blank'],
  ['slug slug:1 slug:80 slug:255', 'null unique index'],
  ['slug slug:80', 'default=a-B_9 blank'],
  ['email email:10 email:100 email:320', 'null unique'],
  ['email', 'default=me+x@example.com blank'],
  ['url url:20 url:500', 'null unique'],
  ['url', 'default=https://example.com/a?b=c#d%20e null'],
  ['choice:draft,in_progress,done choice:~,~,~ choice:~,~ choice:~', 'index null'],
  ['choice:draft,published choice:~1,~2', 'default=draft'],
  ['char:choices=~,b char:choices=a,b,c', 'null index unique'],
  [
    'integer:choices=1,-1,30 positivesmallinteger:choices=1,2 biginteger:choices=-9223372036854775808,0',
    'null unique',
  ],
  ['integer:choices=0,1,2', 'default=1 null'],
  ['integer int', 'null index unique'],
  [
    'integer:min=1:max=5 smallinteger:max=-7 positiveinteger:min=3:max=3 biginteger:min=9223372036854775807',
    'null index',
  ],
  [
    'integer:min=-40:max=-9 biginteger:max=-9223372036854775000 decimal:4,2:min=-99.99:max=-99',
    'null unique',
  ],
  [
    'decimal:8,2:min=0 decimal:3,3:max=0.5 decimal:2,1:min=0.5 float:min=1e21 float:min=-0.25:max=0.25',
    'null',
  ],
  ['date:auto_now datetime:auto_now_add time:auto_now datetime:auto_now', 'index'],
  ['file:endings=pdf,TXT file:50:endings=a', 'null'],
  ['integer', 'default=-2147483648 null'],
  ['integer positiveinteger', 'default=2147483647 null index'],
  ['biginteger', 'default=-9223372036854775808 null'],
  ['biginteger positivebiginteger', 'default=9223372036854775807 null'],
  ['smallinteger positivesmallinteger', 'default=32767 null'],
  ['positivesmallinteger positivebiginteger', 'default=0 null unique'],
  ['float', 'null index unique'],
  [
    'float:default=1e21 float:default=1e308 float:default=5e-324 float:default=-0.0 float:default=1e16 float:default=0.1',
    'null',
  ],
  [
    'decimal decimal:8,2 decimal:5,3 decimal:1,1 decimal:1,0 decimal:30,30 decimal:65,30 decimal:65,0 decimal:31,30',
    'null unique',
  ],
  [
    'decimal:default=-99999999.99 decimal:30,30:default=0.000000000000000000000000000001 decimal:65,30:default=1.5',
    'null',
  ],
  ['boolean bool', 'null'],
  ['boolean:default=yes boolean:default=false', 'null'],
  ['date', 'null index unique'],
  ['date:default=today date:default=0001-01-01 date:default=9999-12-31 date:default=2024-02-29', 'null'],
  ['datetime timestamp', 'null index unique'],
  ['datetime:default=now datetime:default=0001-01-01T00:00 datetime:default=9999-12-31T23:59:59', 'null'],
  ['time', 'null index unique'],
  ['time:default=00:00 time:default=23:59:59', 'null'],
  ['duration', 'null index unique'],
  ['duration:default=999999d duration:default=9999:59:59 duration:default=0s duration:default=30m', 'null'],
  ['uuid', 'null unique index default=random'],
  ['uuid:default=00000000-0000-0000-0000-000000000000', 'null'],
  ['json json:default={} json:default=[]', ''],
  ['json', 'null'],
  ['binary', 'null'],
  ['ip genericipaddress', 'null unique index'],
  ['ip:default=::1 ip:default=::ffff:192.0.2.128 ip:default=255.255.255.255', 'null'],
  ['file file:255 file:40', 'null'],
  ['image image:255', 'null'],
  ['file image', 'unique'],
  ['filepath filepath:200', 'null'],
];

export const keyTypes = ['auto', 'bigauto', 'smallauto'];

/** Models of other packages of which the generated tests make no records: they ask the user for one. */
export const unmadeTargets = words(
  `admin.LogEntry sessions.Session account.EmailAddress mfa.Authenticator usersessions.UserSession`,
);

/** What a relation can refer to besides the models of the project. */
export const otherTargets = words(`auth.User user settings.AUTH_USER_MODEL auth.Group auth.Permission
  contenttypes.ContentType accounts.User sites.Site`).concat(unmadeTargets);

export const relatedWords =
  words(`items r x children parents all entries things by_me user users set_of + + q values name
  a_related_name_that_is_as_long_as_names_can_be_abc`);

/** Prefixes of the addresses of an app, besides its name. */
export const routes = words('a/b/ A/ x.y/ ~me/ x-y_z/ new/ 1/ api2/ de/ page/');
