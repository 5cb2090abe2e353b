// AWS Elastic Beanstalk on Amazon Linux 2023.
import type { Addition } from '../../../core/additions/addition.ts';

export const aws = {
  name: 'aws',
  title: 'AWS Elastic Beanstalk',
  hint: 'Amazon Linux 2023, with .ebextensions and .platform',
  place: 2,
  inSubfolder: {
    file: '.ebignore',
    note: (folder) =>
      `Elastic Beanstalk gets what is in the folder of "eb init": type all eb commands in ${folder}.`,
  },
} as const satisfies Addition;
