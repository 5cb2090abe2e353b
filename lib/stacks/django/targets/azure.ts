// Azure App Service, deployed by a GitHub workflow.
import type { Addition } from '../../../core/additions/addition.ts';

export const azure = {
  name: 'azure',
  title: 'Azure App Service',
  hint: 'startup script, and a GitHub workflow that tests, migrates and deploys',
  place: 4,
} as const satisfies Addition;
