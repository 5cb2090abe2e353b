// Every platform with Django 6.1.
import { describePlatforms } from './platforms.ts';

await describePlatforms('6.1', { heroku: 'full', azure: 'bare', s3: true });
