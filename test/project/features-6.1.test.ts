// Features with Django 6.1, in pairs: installed by the command, checked, linted, typed and tested.
import { describeMatrix } from './feature-matrix.ts';

await describeMatrix('6.1');
