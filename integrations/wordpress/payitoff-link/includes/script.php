<?php
/**
 * The element's script and style, on pages that use them.
 *
 * @package Payitoff_Link
 */

namespace Payitoff_Link;

defined( 'ABSPATH' ) || exit;

const HANDLE = 'payitoff-link';

add_action(
	'init',
	static function () {
		wp_register_script(
			HANDLE,
			plugins_url( 'assets/payitoff-link.classic.min.js', FILE ),
			array(),
			VERSION,
			array( 'strategy' => 'defer' )
		);
		wp_register_style( HANDLE, plugins_url( 'assets/payitoff-link.css', FILE ), array(), VERSION );
	}
);

add_action(
	'wp_enqueue_scripts',
	static function () {
		if ( settings()['everywhere'] && configuration() ) {
			use_script();
		}
	}
);

/**
 * Puts script and style on this page.
 */
function use_script(): void {
	wp_enqueue_script( HANDLE );
	wp_enqueue_style( HANDLE );
}

/**
 * The configuration of the links is on the script's own tag, where no author can write.
 *
 * WordPress makes the tag, so that a site's filters give it the nonce of the site's policy.
 *
 * @param array $attributes Attributes of a script tag.
 */
function configure_tag( $attributes ): array {
	$configuration = configuration();
	if ( $configuration && HANDLE . '-js' === ( $attributes['id'] ?? '' ) ) {
		$attributes['data-env']       = $configuration['env'];
		$attributes['data-nexus-key'] = $configuration['key'];
	}
	return $attributes;
}
add_filter( 'wp_script_attributes', __NAMESPACE__ . '\configure_tag' );
