/** The packed package in every pool of Vitest, and with what `deps.inline` can do to it: `npm run test:examples` runs it. */
const project = (name, options) => ({ test: { name, include: ['answers.test.mjs'], ...options } });

export default {
  test: {
    projects: [
      project('forks', { pool: 'forks' }),
      project('threads', { pool: 'threads' }),
      project('vmForks', { pool: 'vmForks' }),
      project('vmThreads', { pool: 'vmThreads' }),
      project('all inlined', { server: { deps: { inline: true } } }),
      project('mock inlined', { server: { deps: { inline: [/aws-ecs-batch-mock/] } } }),
      project('SDK inlined', { server: { deps: { inline: [/@aws-sdk/] } }, include: ['answers-copy.test.mjs'] }),
    ],
  },
};
