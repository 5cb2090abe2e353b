def make_user(name: str, is_staff: bool = False) -> Any:
    """Create a user with whatever the user model of the project requires."""
    model = get_user_model()
    fields = {field.name: field for field in model._meta.concrete_fields}
    values = {"is_active": True} if "is_active" in fields else {}
    for flag in {"is_staff", "is_superuser", "is_admin"} & set(fields):
        values[flag] = is_staff
    asked = {model.USERNAME_FIELD, *model.REQUIRED_FIELDS}
    for field in fields.values():
        if field.name in values or field.primary_key or field.has_default():
            continue
        is_unset = not field.null and (field.unique or not field.empty_strings_allowed)
        if field.name in asked or is_unset:
            values[field.name] = make_user_value(field, name)
    user = model(**values)
    user.save()
    return user


def make_user_value(field: Any, name: str) -> Any:
    """Return a value for a field of the user model."""
    if field.choices:
        return field.flatchoices[0][0]
    if field.remote_field:
        related = field.related_model._default_manager.first()
        if related is None:
            raise SkipTest(f"Create one for make_user: {field.related_model._meta.label}")
        return related
    if isinstance(field, models.EmailField):
        return f"{name}@example.com"
    if isinstance(field, models.DateTimeField):
        return timezone.now()
    if isinstance(field, models.DateField):
        return timezone.now().date()
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, (models.IntegerField, models.FloatField, models.DecimalField)):
        return get_user_model()._default_manager.count() + 1
    if isinstance(field, models.UUIDField):
        return uuid.uuid4()
    return name[-(field.max_length or 100) :]
