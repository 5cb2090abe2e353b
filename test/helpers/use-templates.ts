// Before each file of tests: what it renders comes from the templates of this checkout.
import { ownTemplates } from '../../lib/core/templates/own-templates.ts';
import { useTemplates } from '../../lib/core/templates/templates.ts';

useTemplates(ownTemplates());
