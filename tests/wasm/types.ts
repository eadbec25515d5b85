// SPDX-License-Identifier: BSL-1.0
// What the types of the package allow, and what they refuse; compiled and not run.
import {InputError, UsageError, gap, report, score} from 'ikm';
import type {Document, GapReport, ReportFile, Score} from 'ikm';

export async function use(bytes: Uint8Array, names: string[]): Promise<number> {
  const one: Score = await score('survei.xlsx', {by: 'unit', target: '78.5', from: '2025-01-01', bad_rows: 'skip'});
  const several: Score = await score(names, {by: ['unit', 'layanan'], 'weight-decimals': 2});
  const plan: GapReport = await gap('id,2025\nikm,78\n', null, {year: 2025});
  const targets = {name: 'targets.csv', bytes};
  const page: Document = await report(bytes, 'report.html', {targets, about_text: 'unit = "A"'});
  const size: number = page.byteLength + page.notices.length + one.notices.length + plan.text.length;
  const file: ReportFile = 'processing.xlsx';
  await report('survei.csv', file);
  return size + (several.result.index ?? 0) + (one.groups[0]?.result?.respondents ?? 0);
}

export function said(problem: unknown): string {
  if (problem instanceof UsageError) return problem.code;
  return problem instanceof InputError ? problem.saidId + problem.saidEn : '';
}

// @ts-expect-error: a report has no such file
export const wrongFile = () => report('survei.csv', 'report.pdf');
// @ts-expect-error: answers are not a number
export const wrongInput = () => score(4);
// @ts-expect-error: no such treatment of blanks
export const wrongWord = () => score('survei.csv', {missing: 'none'});
// @ts-expect-error: an index may be undefined
export const wrongIndex = async (): Promise<number> => (await score('survei.csv')).result.index;
