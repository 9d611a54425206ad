/** What the AWS SDK knows of the requests of one service. Generated: see scripts/generate-shapes.mjs. */
export interface ServiceShapes {
  /** By operation name, such as `RunTask`. */
  readonly operations: Readonly<Record<string, OperationShapes>>;
  /** Every shape that the input of an operation reaches. */
  readonly shapes: ShapeTable;
}

export interface OperationShapes {
  /** Name of a structure in `ServiceShapes.shapes`. */
  readonly input: string;
  /** Name of a structure in the generated output shapes, which refer to those of inputs, too. */
  readonly output: string;
  /** Names of the exceptions that the SDK documents for the operation. */
  readonly errors: readonly string[];
  /** The member that the SDK fills in where the caller does not: by it AWS knows a request that is sent again. */
  readonly idempotencyToken?: string;
}

/** Shapes by name. They refer to each other by name, so they can be recursive. */
export type ShapeTable = Readonly<Record<string, Shape>>;

export type Shape = StructureShape | ListShape | MapShape | EnumShape;

/**
 * Names a shape of the same table or one of `string`, `number`, `boolean`, `timestamp` and `document` (any JSON value).
 * Names of shapes begin with a capital letter, so the two never collide.
 */
export type ShapeReference = string;

/** A structure, or a union: the SDK sends whichever members of it are set. */
export interface StructureShape {
  readonly type: 'structure';
  readonly required?: readonly string[];
  /** In the order of AWS's own documents. */
  readonly members: Readonly<Record<string, ShapeReference>>;
}

export interface ListShape {
  readonly type: 'list';
  readonly member: ShapeReference;
}

/** The keys are strings. */
export interface MapShape {
  readonly type: 'map';
  readonly value: ShapeReference;
}

export interface EnumShape {
  readonly type: 'enum';
  readonly values: readonly string[];
}
