// Uploads, and static files if wanted, in S3 or a store like it.
import type { Addition } from '../../../core/additions/addition.ts';

export const s3 = {
  name: 's3',
  title: 'S3',
  hint: 'private uploads in S3 or a compatible store, behind signed URLs',
  place: 5,
  requirements: ['django-storages'],
  options: {
    storage: {
      scope: 'feature',
      kind: 'choice',
      help: 'What the s3 feature stores in the bucket',
      choices: [
        { value: 'media', label: 'uploads', hint: 'static files stay on the web server' },
        { value: 'all', label: 'uploads and static files', hint: 'for servers without a persistent disk' },
      ],
      default: 'media',
    },
  },
  runtime: ({ storage }) => {
    const keepsAll = storage === 'all';
    const bucket = `the bucket for uploads${keepsAll ? ' and static files' : ''}, and where it is`;
    const key = 'a key with access to the bucket; not needed if the machine has a role';
    return {
      services: ['object-storage'],
      storesFiles: true,
      ...(keepsAll && { staticFiles: { outside: 'S3_BUCKET' } }),
      section: 'Files in S3',
      variables: [
        {
          name: 'S3_BUCKET',
          help: bucket,
          comment: [
            `The bucket for uploads${keepsAll ? ' and static files' : ''}. Without it, they stay on this machine.`,
          ],
          from: 'object-storage',
        },
        { name: 'S3_REGION', help: bucket, default: 'us-east-1', from: 'object-storage' },
        { name: 'AWS_ACCESS_KEY_ID', help: key, secret: true, from: 'object-storage' },
        { name: 'AWS_SECRET_ACCESS_KEY', help: key, secret: true, from: 'object-storage' },
        {
          name: 'S3_ENDPOINT_URL',
          help: "a service other than Amazon's, for example `https://s3.example.com`",
          comment: [
            'A service other than Amazon\'s. "path" puts the bucket in the path of URLs, "virtual"',
            'in the host name. Some services reject the checksums that boto3 adds by default.',
          ],
          example: 'https://s3.example.com',
          from: 'object-storage',
        },
        { name: 'S3_ADDRESSING_STYLE', example: 'path', from: 'object-storage' },
        { name: 'AWS_REQUEST_CHECKSUM_CALCULATION', example: 'when_required', from: 'object-storage' },
        ...(keepsAll
          ? [
              {
                name: 'S3_STATIC_DOMAIN',
                help: 'the domain of a CDN or proxy in front of the bucket, for static files',
                comment: ['The domain of a CDN or proxy in front of the bucket, for static files only.'],
                example: 'static.example.com',
              },
            ]
          : []),
      ],
    };
  },
} as const satisfies Addition;
