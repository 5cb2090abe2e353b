// Features with Django 5.2, in pairs: installed by the command, checked, linted, typed and tested.
import { describeMatrix } from './feature-matrix.ts';

await describeMatrix('5.2');
