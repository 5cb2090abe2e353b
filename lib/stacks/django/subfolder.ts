// A project in a folder of a larger repository: what its owner has to do otherwise, since platforms look at the top.

/**
 * Lines for the owner of such a project.
 * @param folder the project's, from the top of its repository, such as `backend`
 * @param paths the files that were written, from the project's folder
 */
export function subfolderNotes(folder: string, paths: readonly string[]): string[] {
  const isThere = (path: string) => paths.includes(path);
  return [
    ...(isThere('Procfile')
      ? [
          `Heroku builds the top of a repository: instead of "git push heroku main", type "git subtree push --prefix ${folder} heroku main" at the top.`,
        ]
      : []),
    ...(isThere('.ebignore')
      ? [`Elastic Beanstalk gets what is in the folder of "eb init": type all eb commands in ${folder}.`]
      : []),
  ];
}
