// Every platform with Django 5.2.
import { describePlatforms } from './platforms.ts';

await describePlatforms('5.2', { heroku: 'bare', azure: 'full', s3: false });
