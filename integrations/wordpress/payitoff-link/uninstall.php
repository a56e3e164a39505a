<?php
/**
 * Removes what the plugin has stored: one option for each site.
 *
 * @package Payitoff_Link
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

delete_option( 'payitoff_link' );

if ( is_multisite() ) {
	$payitoff_link_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $payitoff_link_sites as $payitoff_link_site ) {
		delete_blog_option( $payitoff_link_site, 'payitoff_link' );
	}
}
