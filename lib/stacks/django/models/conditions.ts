// What the site around an app may do that is not as in new projects: its code and tests have to fit that.
export interface Conditions {
  /** Users of a model of the project's own: tests give them whatever it requires. */
  readonly hasOwnUsers: boolean;
  /** Every page asks visitors to log in. */
  readonly asksForLogin: boolean;
  /** Static files need a manifest, which tests do not have. */
  readonly hasStrictStatic: boolean;
  /** A debug toolbar is shown whatever DEBUG says, and tests have no addresses for it. */
  readonly hasToolbar: boolean;
  /** Dates and times are aware of time zones: `USE_TZ` is surely on. */
  readonly hasTimeZones: boolean;
  /** The engine that pages are rendered with, where it is not the first. */
  readonly engine?: string | undefined;
  /** Whether there is an admin, and whether it has addresses. */
  readonly adminState: 'none' | 'installed' | 'routed';
  /** Whether the admin module of the app registers all its models in a loop. */
  readonly registersItself?: boolean;
  /** What is between the words of the names of routes, where the app does not use underscores. */
  readonly routeSeparator?: '-' | undefined;
  /** The site that models are registered with, where it is not Django's. */
  readonly adminSite?: { readonly module: string; readonly name: string };
}

/** As projects are that this tool makes. */
export const ordinary: Conditions = {
  hasOwnUsers: false,
  asksForLogin: false,
  hasStrictStatic: false,
  hasToolbar: false,
  hasTimeZones: true,
  adminState: 'routed',
};
