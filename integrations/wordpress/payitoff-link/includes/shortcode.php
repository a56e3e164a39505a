<?php
/**
 * The shortcode: [payitoff_link label="…" complete="…"], or the label between two tags.
 *
 * @package Payitoff_Link
 */

namespace Payitoff_Link;

defined( 'ABSPATH' ) || exit;

/**
 * The shortcode on a page.
 *
 * @param array<string, string>|string $attributes Texts; others are not read.
 * @param string|null                  $content    The label.
 */
function render_shortcode( $attributes, $content = null ): string {
	$written = is_array( $attributes ) ? $attributes : array();
	if ( is_string( $content ) && '' !== $content ) {
		$written['label'] = $content;
	}
	return markup( array_map( __NAMESPACE__ . '\plain', array_filter( $written, 'is_string' ) ) );
}

/**
 * Text as it was typed: content comes with the entities of HTML in it.
 *
 * @param string $text HTML.
 */
function plain( string $text ): string {
	return html_entity_decode( wp_strip_all_tags( $text ), ENT_QUOTES, 'UTF-8' );
}

add_action(
	'init',
	static function () {
		add_shortcode( 'payitoff_link', __NAMESPACE__ . '\render_shortcode' );
	}
);
