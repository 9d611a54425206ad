// For the whole files that the documents show, in a project of their own (write-project.ts): as users run them.
import type { ViteUserConfig } from 'vitest/config';
import repository from '../../vitest.config.js';

const config: ViteUserConfig = { resolve: repository.resolve, test: { env: repository.test?.env } };

export default config;
