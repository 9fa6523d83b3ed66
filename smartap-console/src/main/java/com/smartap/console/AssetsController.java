package com.smartap.console;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The console's stylesheet, scripts and icon. */
@Controller
@RequestMapping("${smartap.console.base-path:/smartap}/assets")
final class AssetsController {
    private final Assets assets;

    AssetsController(Assets assets) {
        this.assets = assets;
    }

    @GetMapping("/{name}")
    ResponseEntity<byte[]> file(@PathVariable String name) {
        return serve(name);
    }

    @GetMapping("/{folder}/{name}")
    ResponseEntity<byte[]> file(@PathVariable String folder, @PathVariable String name) {
        return serve(folder + "/" + name);
    }

    private ResponseEntity<byte[]> serve(String name) {
        return assets.find(name)
                .map(asset -> ResponseEntity.ok()
                        .header("Content-Type", asset.type())
                        .header("X-Content-Type-Options", "nosniff")
                        .cacheControl(CacheControl.maxAge(Duration.ofDays(365))
                                .cachePublic()
                                .immutable())
                        .body(asset.bytes()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
