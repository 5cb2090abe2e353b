// Uploads of images that are checked, cleaned and have thumbnails.
import type { Addition } from '../../../core/additions/addition.ts';

export const images = {
  name: 'images',
  title: 'Images',
  hint: 'uploads that are checked, turned upright, stripped of metadata, with thumbnails',
  requirements: ['pillow'],
  folders: ['images'],
} as const satisfies Addition;
