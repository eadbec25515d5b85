<?php
// SPDX-License-Identifier: BSL-1.0
namespace App\Providers;

use Ikm\Backend;
use Ikm\Ikm;
use Illuminate\Support\ServiceProvider;

/** Whoever asks for Ikm\Backend gets the library where PHP may call it, else the command. */
final class IkmServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->singleton(Backend::class, static fn (): Backend => Ikm::open(
            config('services.ikm.library'),
            config('services.ikm.program'),
        ));
    }
}
