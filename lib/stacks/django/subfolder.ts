// A project in a folder of a larger repository: what GitHub and the platforms have to be told, since they look at its top.

/**
 * Lines for the owner of such a project.
 * @param folder the project's, from the top of its repository, such as `backend`
 * @param paths the files that were written, from the project's folder
 */
export function subfolderNotes(folder: string, paths: readonly string[]): string[] {
  const workflows = paths.filter((path) => /^\.github\/workflows\/.+\.yml$/.test(path));
  const isThere = (path: string) => paths.includes(path);
  return [
    ...workflows.map(
      (path) =>
        `GitHub runs workflows only at the top of a repository: move ${folder}/${path} to ${path} there, put "defaults: {run: {working-directory: ${folder}}}" above its jobs, 'paths: ["${folder}/**"]' below push and pull_request, "cache-dependency-path: ${folder}/requirements.txt" below "cache: pip", and ${folder}/ in front of each working-directory of a step.`,
    ),
    ...(workflows.includes('.github/workflows/azure.yml')
      ? [`In azure.yml, also write "package: ${folder}" for "package: .": that is what is deployed.`]
      : []),
    ...(isThere('Procfile')
      ? [
          `Heroku builds the top of a repository: instead of "git push heroku main", type "git subtree push --prefix ${folder} heroku main" at the top.`,
        ]
      : []),
    ...(isThere('.do/app.yaml')
      ? [
          `App Platform builds the top of a repository: add "source_dir: ${folder}" to every component of .do/app.yaml.`,
        ]
      : []),
    ...(isThere('.ebignore')
      ? [`Elastic Beanstalk gets what is in the folder of "eb init": type all eb commands in ${folder}.`]
      : []),
  ];
}
