// DigitalOcean: a Droplet or any Linux server, the App Platform, or both.
import type { Addition } from '../../../core/additions/addition.ts';

export const digitalocean = {
  name: 'digitalocean',
  title: 'DigitalOcean',
  hint: 'a Droplet or any Linux server (systemd, nginx, scripts), or the App Platform',
  place: 3,
  options: {
    digitalocean: {
      scope: 'deploy',
      kind: 'choice',
      help: 'What the project runs on at DigitalOcean',
      question: 'Where on DigitalOcean should it run?',
      choices: [
        { value: 'droplet', label: 'a Droplet', hint: 'a Linux server of your own: systemd and nginx' },
        { value: 'app-platform', label: 'the App Platform', hint: 'DigitalOcean builds and runs it' },
        { value: 'both', label: 'both', hint: 'files for each of them' },
      ],
      default: 'droplet',
    },
  },
  layers: ({ digitalocean = 'droplet' }) =>
    digitalocean === 'both' ? ['droplet', 'app-platform'] : [String(digitalocean)],
  runtime: ({ digitalocean = 'droplet' }) => ({ versionFile: digitalocean !== 'droplet' }),
} as const satisfies Addition;
