// Uploads of images that are checked, cleaned and have thumbnails.
import type { Addition } from '../../../core/additions/addition.ts';
import { ownFolder } from '../own-folder.ts';

export const images = {
  name: 'images',
  title: 'Images',
  hint: 'uploads that are validated, rotated upright and stripped of metadata, with thumbnails',
  place: 4,
  changesApps: true,
  requirements: ['pillow'],
  options: {
    imagesApp: ownFolder('App of the images feature', 'images'),
  },
  runtime: () => {
    const help = 'the largest image that may be uploaded; defaults to 10 MB and 25 million pixels';
    return {
      variables: [
        {
          name: 'IMAGE_MAX_BYTES',
          help,
          comment: ['The largest image that may be uploaded, in bytes and in pixels (width times height).'],
          default: '10485760',
        },
        { name: 'IMAGE_MAX_PIXELS', help, default: '25000000' },
      ],
    };
  },
} as const satisfies Addition;
