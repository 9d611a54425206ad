/**
 * Puts another value in place of a property, until the function that is returned gives the property back. What is assigned in the
 * meantime is assigned to the property itself, and stays.
 */
export function substituteProperty(owner: object, name: string, value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(owner, name);
  const get = () => value;
  const giveBack = () => {
    if (Object.getOwnPropertyDescriptor(owner, name)?.get !== get) return;
    if (own === undefined) Reflect.deleteProperty(owner, name);
    else Object.defineProperty(owner, name, own);
  };
  const set = (assigned: unknown) => {
    giveBack();
    Reflect.set(owner, name, assigned);
  };
  Object.defineProperty(owner, name, { get, set, configurable: true, enumerable: own?.enumerable ?? true });
  return giveBack;
}
