// What the documentation of platforms knows: names of options and keys, and the values that some may have.

const listener = [
  'DefaultProcess',
  'ListenerEnabled',
  'Protocol',
  'Rules',
  'SSLCertificateArns',
  'SSLPolicy',
];

/**
 * Options of Elastic Beanstalk by their namespace.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-specific.html
 */
export const beanstalkOptions: Readonly<Record<string, RegExp>> = {
  'aws:elasticbeanstalk:application:environment': /^[A-Z][A-Z0-9_]*$/,
  'aws:elasticbeanstalk:container:python': anyOf(['WSGIPath', 'NumProcesses', 'NumThreads']),
  'aws:elasticbeanstalk:environment:process:default': anyOf([
    'DeregistrationDelay',
    'HealthCheckInterval',
    'HealthCheckPath',
    'HealthCheckTimeout',
    'HealthyThresholdCount',
    'MatcherHTTPCode',
    'Port',
    'Protocol',
    'StickinessEnabled',
    'StickinessLBCookieDuration',
    'StickinessType',
    'UnhealthyThresholdCount',
  ]),
  'aws:elasticbeanstalk:environment:proxy:staticfiles': /^\/\w+$/,
  'aws:elbv2:listener:443': anyOf(listener),
};

/** https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/customize-containers-ec2.html */
export const containerCommandKeys = ['command', 'cwd', 'env', 'ignoreErrors', 'leader_only', 'test'];

const component = [
  'name',
  'github',
  'environment_slug',
  'build_command',
  'run_command',
  'source_dir',
  'envs',
  'instance_count',
  'instance_size_slug',
];

/**
 * Keys of an app spec by where they stand.
 * https://docs.digitalocean.com/products/app-platform/reference/app-spec/
 */
export const appSpecKeys: Readonly<Record<string, readonly string[]>> = {
  '': ['name', 'region', 'databases', 'ingress', 'jobs', 'services', 'workers', 'domains'],
  databases: ['name', 'engine', 'version', 'production', 'cluster_name', 'db_name', 'db_user'],
  jobs: [...component, 'kind'],
  services: [...component, 'http_port', 'health_check'],
  workers: component,
  envs: ['key', 'value', 'scope', 'type'],
  github: ['repo', 'branch', 'deploy_on_push'],
  health_check: ['http_path', 'initial_delay_seconds', 'period_seconds', 'timeout_seconds'],
  rules: ['match', 'component', 'redirect', 'cors'],
};

/** Names of an app and of its components. */
export const appSpecName = /^[a-z][a-z0-9-]{0,30}[a-z0-9]$/;

export const appSpecValues = {
  engine: ['PG', 'VALKEY'],
  kind: ['PRE_DEPLOY', 'POST_DEPLOY', 'FAILED_DEPLOY'],
  scope: ['RUN_TIME', 'BUILD_TIME', 'RUN_AND_BUILD_TIME'],
  type: ['GENERAL', 'SECRET'],
};

function anyOf(names: readonly string[]): RegExp {
  return new RegExp(`^(${names.join('|')})$`);
}
