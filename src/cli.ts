#!/usr/bin/env node
export { UsageError } from './errors/usage-error.js';
