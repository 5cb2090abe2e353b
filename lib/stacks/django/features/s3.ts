// Uploads, and static files if wanted, in S3 or a store like it.
import type { Addition } from '../../../core/additions/addition.ts';

export const s3 = {
  name: 's3',
  title: 'S3',
  hint: 'uploads in S3 or a store like it, private, behind signed addresses',
  requirements: ['django-storages'],
  options: {
    storage: {
      scope: 'feature',
      kind: 'choice',
      help: 'What the feature s3 keeps there',
      choices: [
        { value: 'media', label: 'uploads', hint: 'static files stay with the web server' },
        { value: 'all', label: 'uploads and static files', hint: 'for servers that keep no files' },
      ],
      default: 'media',
    },
  },
} as const satisfies Addition;
