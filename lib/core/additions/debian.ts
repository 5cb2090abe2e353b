// What services are called on Debian and Ubuntu: a package, and the unit of that name which runs it.
import type { Service } from './runtime.ts';

const packages: Partial<Record<Service, string>> = {
  redis: 'redis-server',
  postgresql: 'postgresql',
  amqp: 'rabbitmq-server',
};

/** The names of those services that run on the server itself. */
export function debianNames(services: readonly Service[]): string[] {
  return services.flatMap((service) => packages[service] ?? []);
}
