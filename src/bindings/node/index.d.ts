// SPDX-License-Identifier: BSL-1.0
/** A file, by its path or from memory. */
export type FileOption = string | { name: string; bytes: Uint8Array | ArrayBuffer };

/** Options of every function: the long options of the command without their dashes; `_` may stand for `-`. */
export interface Options {
  lang?: 'id' | 'en';
  /** The id of a built-in methodology (`permenpan-14-2017`), or the file of an own one. */
  methodology?: FileOption;
  methodology_text?: string;
  weight_decimals?: number;
  rounding?: 'exact' | 'weighted3' | 'sum3' | 'mean2-truncated';
  missing?: 'available' | 'listwise' | 'zero';
  delimiter?: string;
  confidence?: number | string;
  year?: number | string;
  [option: string]: unknown;
}

/** Options of `score` and `report`. */
export interface SurveyOptions extends Options {
  /** What complaints call bytes. */
  name?: string;
  mapping?: FileOption;
  mapping_text?: string;
  count?: string;
  sheet?: string;
  from?: string;
  to?: string;
  duplicates?: 'report' | 'first' | 'last' | 'stop';
  bad_rows?: 'stop' | 'skip';
  /** Columns to break the survey down by. */
  by?: string | string[];
  smallest_group?: number;
  combine?: 'pooled' | 'respondents' | 'units' | 'weights';
  combine_by?: string;
  combine_weights?: FileOption;
  /** An index; a text keeps its digits. */
  target?: number | string;
  targets?: FileOption;
  interval?: 'student_t' | 'logit' | 'skew_corrected';
  population?: number;
  quality?: boolean;
  priority_lines?: 'means' | 'midpoint' | 'target';
  importance?: FileOption;
  strata?: FileOption;
  poststratify?: FileOption;
  rake?: FileOption | FileOption[];
}

export interface ReportOptions extends SurveyOptions {
  /** What the office says of itself (`ikm.about/1`): a file, or its TOML. */
  about?: FileOption;
  about_text?: string;
  /** A follow-up plan that was filled in. */
  follow_up?: FileOption;
  /** The processing sheet lists respondents where there are at most that many. */
  rows?: number;
}

export interface GapOptions extends Options {
  /** `ID:YEAR=VALUE` */
  actual?: string | string[];
  /** `ID:YEAR=FILE` */
  survey?: string | string[];
  lower_formula?: 'reflect' | 'ratio';
}

export interface Grade {
  letter: string;
  name: string;
  [key: string]: unknown;
}

export interface Gap {
  target: number;
  difference: number;
  points_needed: number | null;
  [key: string]: unknown;
}

export interface IndexResult {
  respondents: number;
  /** As it is published; null where there is none, and `undefined_reason` or the notices say why. */
  index: number | null;
  /** The exact figure, as a fraction. */
  index_exact: string | null;
  grade: Grade | null;
  elements: Array<Record<string, unknown>>;
  gap?: Gap | null;
  [key: string]: unknown;
}

interface Beside {
  /** The JSON as the library wrote it, with every digit of its figures. */
  readonly text: string;
  /** What a reader must know and the result does not say. */
  readonly notices: string[];
}

/** `ikm.score/1`; docs/json.md says what each key is. */
export interface Score extends Beside {
  schema: 'ikm.score/1';
  methodology: Record<string, unknown>;
  input: Record<string, unknown>;
  result: IndexResult;
  groups: Array<{ by: Record<string, string>; result: IndexResult | null; [key: string]: unknown }>;
  [key: string]: unknown;
}

/** `ikm.gap/1`. */
export interface GapReport extends Beside {
  schema: 'ikm.gap/1';
  indicators: Array<{ id: string; years: Array<Record<string, unknown>>; [key: string]: unknown }>;
  [key: string]: unknown;
}

/** The names of the files of a report. */
export type ReportFile =
  | 'report.html' | 'report.docx' | 'report.json' | 'poster-a4.svg' | 'poster-16x9.svg' | 'poster-1x1.svg'
  | 'processing.xlsx' | 'follow-up.csv' | 'follow-up.xlsx';

/** The bytes of a file. */
export interface Document extends Uint8Array {
  readonly notices: string[];
}

/** The library could not do what was asked. `message` says why, in the language of the call. */
export class IkmError extends Error {
  /** Why, for programs: `file_not_found`. Words stay as they are. */
  readonly code: string;
  readonly saidId: string;
  readonly saidEn: string;
}

/** Answers, tables or counts that cannot be used. */
export class InputError extends IkmError {}

/** An argument or option that is wrong whatever the input. */
export class UsageError extends IkmError {}

/** From the answers of a survey, in memory or in files of any format but a database, to its index. Files of a list are one survey. */
export function score(input: string | string[] | Uint8Array | ArrayBuffer, options?: SurveyOptions): Promise<Score>;

/** From the texts of a table of targets and of actual values to how far each indicator is from its target. */
export function gap(targets: string, actuals?: string | null, options?: GapOptions): Promise<GapReport>;

/** One file of the report of a survey. */
export function report(input: string | Uint8Array | ArrayBuffer, file: ReportFile, options?: ReportOptions): Promise<Document>;

/** The version of the library. */
export function version(): Promise<string>;
