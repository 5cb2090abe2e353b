// The blueprint: everything that makes one project different from another.
import type { Answers } from '../options/answers.ts';
import type { Placement } from './placement.ts';

/** One app with its models. */
export interface AppBlueprint {
  readonly name: string;
  readonly views: 'class' | 'function';
  /** Where its addresses start, such as `blog/`; '' is the root of the site. */
  readonly path: string;
  /** Each as it is written after --model: `Post title:char:200 body:text`. */
  readonly models: readonly string[];
  /** True for an app that was there before: only models were added to it. */
  readonly existing?: boolean;
}

/** The answers that a project is rendered from, what was added to it, and its apps. */
export interface Blueprint {
  /** The name of its stack. */
  readonly stack: string;
  /** By option; those of features and targets are here too. */
  readonly answers: Answers;
  readonly features: readonly string[];
  readonly deploy: readonly string[];
  readonly apps: readonly AppBlueprint[];
  /** Where it is, if that is not the top of its repository, and some addition has to know. */
  readonly repository?: Placement | undefined;
}
