// The models of Django's own apps and of django-allauth's, whose code is not in the project.
import type { ExistingField, ExistingModel } from '../../../core/models/existing-model.ts';

/** The fields of each model by app: `name`, or `name=target=related_name=related_query_name` for a relation. */
type Tables = Readonly<Record<string, Readonly<Record<string, string>>>>;

const contrib: Tables = {
  auth: {
    User: `id password last_login is_superuser username first_name last_name email is_staff is_active
      date_joined groups=auth.Group=user_set=user user_permissions=auth.Permission=user_set=user`,
    Group: 'id name permissions=auth.Permission',
    Permission: 'id name content_type=contenttypes.ContentType codename',
  },
  contenttypes: { ContentType: 'id app_label model' },
  sites: { Site: 'id domain name' },
  sessions: { Session: 'session_key session_data expire_date' },
  admin: {
    LogEntry: `id action_time user=auth.User content_type=contenttypes.ContentType object_id object_repr
      action_flag change_message`,
  },
  flatpages: {
    FlatPage: 'id url title content enable_comments template_name registration_required sites=sites.Site',
  },
  redirects: { Redirect: 'id site=sites.Site old_path new_path' },
};

/** By the module, since an app of the project may have the same label. */
const libraries: Tables = {
  'allauth.account': {
    EmailAddress: 'id user=auth.User email verified primary',
    EmailConfirmation: 'id email_address=account.EmailAddress created sent key',
  },
  'allauth.mfa': { Authenticator: 'id user=auth.User type data created_at last_used_at' },
  'allauth.socialaccount': {
    SocialApp: 'id provider provider_id name client_id secret key settings sites=sites.Site',
    SocialAccount: 'id user=auth.User provider uid last_login date_joined extra_data',
    SocialToken: `id app=socialaccount.SocialApp account=socialaccount.SocialAccount token token_secret
      expires_at`,
  },
  'allauth.usersessions': {
    UserSession: 'id user=auth.User created_at ip last_seen_at session_key user_agent data',
  },
};

/** The models of one of Django's own apps, by its label; none for any other app. */
export function contribModels(app: string): ExistingModel[] {
  return modelsIn(contrib, app, app);
}

/** The models of an app of a library, by how INSTALLED_APPS names it; none for any other app. */
export function libraryModels(entry: string): ExistingModel[] {
  return modelsIn(libraries, entry, entry.split('.').at(-1) ?? '');
}

function modelsIn(tables: Tables, key: string, app: string): ExistingModel[] {
  const models = Object.hasOwn(tables, key) ? tables[key] : undefined;
  return Object.entries(models ?? {}).map(([name, fields]) => ({
    app,
    name,
    fields: fields.split(/\s+/).map(contribField),
  }));
}

function contribField(text: string): ExistingField {
  const [name = '', target, relatedName, queryName] = text.split('=');
  if (target === undefined) return { name };
  const [app = '', model = ''] = target.split('.');
  const kind = name.endsWith('s') ? 'manytomany' : 'foreignkey';
  return {
    name,
    relation: {
      kind,
      to: { app, model },
      ...(relatedName && { relatedName }),
      ...(queryName && { queryName }),
    },
  };
}

/** What each class for users of one's own brings: https://docs.djangoproject.com/en/stable/topics/auth/customizing/ */
const ofUsers: Readonly<Record<string, RegExp>> = {
  AbstractUser: /./,
  AbstractBaseUser: /^(id|password|last_login)$/,
  PermissionsMixin: /^(is_superuser|groups|user_permissions)$/,
};

/** The fields that a model has from its bases, as far as those are Django's. */
export function inheritedFields(bases: readonly string[]): ExistingField[] {
  const [user] = contribModels('auth');
  return bases.flatMap((base) => {
    const pattern = ofUsers[base.split('.').at(-1) ?? ''];
    return pattern ? (user?.fields.filter(({ name }) => pattern.test(name)) ?? []) : [];
  });
}
