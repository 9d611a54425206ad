export { UsageError } from './errors/usage-error.js';
