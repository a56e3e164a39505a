<?php
/**
 * No look for updates: a site on this machine asks nobody.
 *
 * @package Payitoff_Link
 */

foreach ( array( 'core', 'plugins', 'themes' ) as $payitoff_kind ) {
	add_filter(
		"pre_site_transient_update_$payitoff_kind",
		static function () {
			return (object) array(
				'last_checked'    => time(),
				'version_checked' => wp_get_wp_version(),
				'updates'         => array(),
				'response'        => array(),
				'checked'         => array(),
			);
		}
	);
}
