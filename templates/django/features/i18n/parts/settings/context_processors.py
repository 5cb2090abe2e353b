                "django.template.context_processors.i18n",
