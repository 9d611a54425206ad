/** Makes something of an object once, for as long as there is the object. What it takes beside that counts the first time only. */
export function oncePerObject<K extends object, T, B = void>(make: (key: K, beside: B) => T): (key: K, beside: B) => T {
  const made = new WeakMap<K, { readonly value: T }>();
  return (key, beside) => {
    const known = made.get(key);
    if (known !== undefined) return known.value;
    const value = make(key, beside);
    made.set(key, { value });
    return value;
  };
}
