<?php
/**
 * Links to #payitoff-link, wherever an author can write one: the script goes where they are.
 *
 * @package Payitoff_Link
 */

namespace Payitoff_Link;

defined( 'ABSPATH' ) || exit;

/**
 * Puts the script on the page if there is such a link in the text. The text stays as it is.
 *
 * @param mixed $html A part of the page.
 * @return mixed
 */
function look_for_links( $html ) {
	if ( is_string( $html ) && preg_match( '/#payitoff-link["\']/', $html ) && ! is_feed() && configuration() ) {
		use_script();
	}
	return $html;
}

// Blocks of posts and of templates; what the classic editor wrote; widgets; menus.
foreach ( array( 'render_block', 'the_content', 'widget_text', 'widget_block_content', 'wp_nav_menu' ) as $payitoff_link_hook ) {
	add_filter( $payitoff_link_hook, __NAMESPACE__ . '\look_for_links', 20 );
}
unset( $payitoff_link_hook );
