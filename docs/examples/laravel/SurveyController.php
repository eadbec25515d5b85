<?php
// SPDX-License-Identifier: BSL-1.0
namespace App\Http\Controllers;

use Ikm\Backend;
use Ikm\InputException;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;

final class SurveyController
{
    /** The index of an uploaded file, and of each unit against the target of the year. */
    public function score(Request $request, Backend $ikm): JsonResponse
    {
        $request->validate(['survey' => ['required', 'file', 'max:20480']]);
        $file = $request->file('survey');
        try {
            $scored = $ikm->scoreBytes($file->getContent(), [
                'name' => $file->getClientOriginalName(),
                'by' => ['unit'],
                'target' => '78.5',
                'smallest-group' => 5,
            ]);
        } catch (InputException $problem) {
            return new JsonResponse(['message' => $problem->getMessage(), 'reason' => $problem->reason], 422);
        }
        return new JsonResponse([
            'index' => $scored['result']['index'],
            'grade' => $scored['result']['grade']['letter'],
            'groups' => $scored['groups'],
            'notices' => $scored->notices,
        ]);
    }
}
