// SPDX-License-Identifier: BSL-1.0
import ikm from './index.js';

export const {IkmError, InputError, UsageError, gap, report, score, version} = ikm;
export default ikm;
