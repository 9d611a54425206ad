import { describe, expect, it } from 'vitest';
import { digestOfImage } from '../../../src/ecs/task/image-digest.js';

describe('the digest of an image', () => {
  it('follows from its name', () => {
    expect(digestOfImage('app:1')).toBe('sha256:a27e3e93b9be251a2dc58af0fef60458e881ad7b2b4301bb1773b61704ea4b4c');
    expect(digestOfImage('log:2')).toBe('sha256:e1ed142183f7938ec558c97ac4f30b81570696438f149b4d2b0707cb8e57da0e');
  });

  it('is the one that an image is named by', () => {
    const digest = 'sha256:e1ed142183f7938ec558c97ac4f30b81570696438f149b4d2b0707cb8e57da0e';

    expect(digestOfImage(`app@${digest}`)).toBe(digest);
    expect(digestOfImage(`registry:5000/app:1@${digest}`)).toBe(digest);
  });
});
