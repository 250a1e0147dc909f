// Loaded before the server: the full collections that overwrite what the runtime keeps of requests do nothing.
Object.defineProperty(Bun, 'gc', { value() {} });
