export { serve, type ServeOptions, type Server } from './server/serve.js';
